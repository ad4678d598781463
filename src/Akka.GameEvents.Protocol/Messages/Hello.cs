namespace Akka.GameEvents.Protocol;

/// <summary>Opens or resumes a session: the first message of a link.</summary>
/// <param name="Version">The protocol version that the client speaks; it may be one that is not served.</param>
/// <param name="Token">The user's token; null for a guest.</param>
/// <param name="Session">The session to resume.</param>
/// <param name="Seen">Positions in the logs that the client knows, in its order.</param>
public sealed record Hello(long Version, string? Token, string? Session, IReadOnlyList<Seen> Seen) : ClientMessage;
