namespace Akka.GameEvents.Hocon.Values;

internal enum ScalarKind
{
    String,
    Number,
    Boolean,
    Null,
}
