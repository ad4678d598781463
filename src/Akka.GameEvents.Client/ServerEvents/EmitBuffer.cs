namespace Akka.GameEvents.Client;

/// <summary>How events are gathered before they are sent to the server.</summary>
public sealed record EmitBuffer
{
    /// <summary>So many events go together, at most. Default 100.</summary>
    public int MaxBatch { get; init; } = 100;

    /// <summary>So long an event may wait for others to go with. Default one second.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So many events may wait for the server's answer; more fail with <c>client_queue_full</c>. Default 1,000.</summary>
    public int MaxBuffered { get; init; } = 1_000;
}
