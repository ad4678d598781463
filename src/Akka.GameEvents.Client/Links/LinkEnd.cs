namespace Akka.GameEvents.Client;

/// <summary>How a link ended.</summary>
internal sealed record LinkEnd(int Code)
{
    public ServerMessage? Bye { get; init; }

    /// <summary>Since the welcome; zero when there was none.</summary>
    public TimeSpan Lived { get; init; }

    /// <summary>What broke, where an exception said so.</summary>
    public Exception? Cause { get; init; }
}
