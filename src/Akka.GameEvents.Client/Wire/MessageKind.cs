namespace Akka.GameEvents.Client;

/// <summary>The <c>t</c> of what a server sends (docs/protocol.md §3).</summary>
internal enum MessageKind
{
    /// <summary>A later server may say more; it is ignored.</summary>
    Unknown,
    Welcome,
    Joined,
    Left,
    Result,
    Error,
    Ok,
    Pong,
    Event,
    Gap,
    CaughtUp,
    Bye,
}
