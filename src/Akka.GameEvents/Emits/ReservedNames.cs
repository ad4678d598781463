namespace Akka.GameEvents.Emits;

/// <summary>Names that clients use for their own life cycle and handles; an actor that takes one could not be reached.</summary>
internal static class ReservedNames
{
    public static readonly IReadOnlySet<string> Events =
        new HashSet<string>(StringComparer.Ordinal) { "connected", "disconnected", "reconnected", "gap", "error" };

    public static readonly IReadOnlySet<string> Actions =
        new HashSet<string>(StringComparer.Ordinal) { "on", "once", "off", "connect", "dispose", "ready", "id", "status", "snapshot", "then", "toJSON" };
}
