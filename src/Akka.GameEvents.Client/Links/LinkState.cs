namespace Akka.GameEvents.Client;

/// <summary>Where a client stands with its server, and why.</summary>
public sealed record LinkState
{
    internal LinkState(LinkStatus status) => Status = status;

    /// <summary>Which of the states it is.</summary>
    public LinkStatus Status { get; }

    /// <summary>0 for the first link, then the number of the attempt to come back.</summary>
    public int Attempt { get; internal init; }

    /// <summary>While connected: the id that the server knows this client by; guests get one too.</summary>
    public string? User { get; internal init; }

    /// <summary>While connected: what carries the link.</summary>
    public Transport? Transport { get; internal init; }

    /// <summary>While waiting: after how long the next attempt begins, counted from this state's beginning.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>While waiting or stopped: why the link went down.</summary>
    public GameError? Reason { get; internal init; }
}
