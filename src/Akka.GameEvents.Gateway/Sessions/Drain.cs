using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Whether the server goes down, and when clients are told to come back: spread over a while.</summary>
internal sealed class Drain(GameEventsOptions options)
{
    private volatile bool _isUnderWay;

    /// <summary>From here on there are no fresh sessions, and no new requests.</summary>
    public bool IsUnderWay => _isUnderWay;

    /// <summary>After how long one client is to come back.</summary>
    public TimeSpan Retry => options.Sessions.DrainWindow * Random.Shared.NextDouble();

    /// <summary>What whoever asks for something is told.</summary>
    public GameError Refusal => new(ErrorCodes.Draining, CloseCode.GoingAway.Description, Retry: Retry);

    public void Begin() => _isUnderWay = true;
}
