namespace Akka.GameEvents;

/// <summary>A session is over. Handled after its <see cref="SessionStart"/>.</summary>
/// <param name="SessionId">As its start had it.</param>
/// <param name="User">Who it was.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Duration">How long it lasted, over all its links.</param>
public sealed record SessionEnd(string SessionId, GameUser User, EndReason Reason, DateTimeOffset At, TimeSpan Duration);
