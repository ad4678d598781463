namespace Akka.GameEvents.Soak.Faults;

/// <summary>How a server ends in the middle of a round.</summary>
internal enum ServerEnd
{
    /// <summary>By SIGTERM: it answers what runs, and sends its clients away.</summary>
    Drain,

    /// <summary>By SIGKILL: it does nothing more.</summary>
    Kill,
}
