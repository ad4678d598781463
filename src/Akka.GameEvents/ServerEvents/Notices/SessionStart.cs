using System.Net;

namespace Akka.GameEvents;

/// <summary>A client has opened a session; what resumes it later is the same session.</summary>
/// <param name="SessionId">Names the session in logs and in <see cref="IGameSessions"/>.</param>
/// <param name="User">Who it is.</param>
/// <param name="Transport">How the client is connected at first.</param>
/// <param name="RemoteAddress">The client's address; null when it came over a socket of this machine.</param>
/// <param name="At">When, by the server's clock.</param>
public sealed record SessionStart(string SessionId, GameUser User, string Transport, IPAddress? RemoteAddress, DateTimeOffset At);
