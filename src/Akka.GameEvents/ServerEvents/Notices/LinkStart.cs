using System.Net;

namespace Akka.GameEvents;

/// <summary>A link carries a session from here on, its first one or a later one.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="User">Who it is.</param>
/// <param name="Transport">How the client is connected.</param>
/// <param name="RemoteAddress">The client's address; null when it came over a socket of this machine.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="IsResumed">False for the session's first link.</param>
public sealed record LinkStart(string SessionId, GameUser User, string Transport, IPAddress? RemoteAddress, DateTimeOffset At, bool IsResumed);
