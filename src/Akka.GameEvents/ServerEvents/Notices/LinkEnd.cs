namespace Akka.GameEvents;

/// <summary>A link that carried a session has ended; the session may go on. Handled after its <see cref="LinkStart"/>.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="User">Who it is.</param>
/// <param name="Transport">How the client was connected.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Duration">How long it carried the session.</param>
public sealed record LinkEnd(string SessionId, GameUser User, string Transport, EndReason Reason, DateTimeOffset At, TimeSpan Duration);
