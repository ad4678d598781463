namespace Akka.GameEvents.Emits;

internal enum AudienceKind
{
    Everyone,
    EveryoneBut,
    One,
    Some,
    Where,
    Users,
    Global,
}
