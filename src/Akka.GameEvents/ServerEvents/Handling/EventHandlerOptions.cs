namespace Akka.GameEvents;

/// <summary>How one handler of server events is run.</summary>
public sealed record EventHandlerOptions
{
    /// <summary>How long it may take before its token is cancelled and it is given up; null: <c>server-events.handler-timeout</c>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is run again for an event after it has failed or timed out. Default 0.</summary>
    public int Retries { get; init; }

    /// <summary>How long before the first further attempt; twice as long before each later one, up to a minute, give or take a fifth. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
