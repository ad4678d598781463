namespace Akka.GameEvents.Emits;

internal enum AudienceKind
{
    Everyone,
    EveryoneBut,
    Some,
    Where,
    Users,
    Global,
}
