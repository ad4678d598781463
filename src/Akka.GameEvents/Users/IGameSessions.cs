namespace Akka.GameEvents;

/// <summary>The sessions of this server: who is online, and an end to it. All members may be used from any thread; answers are of their moment.</summary>
public interface IGameSessions
{
    /// <summary>How many sessions there are.</summary>
    int Count { get; }

    /// <summary>Whether the user has a session.</summary>
    bool IsOnline(string userId);

    /// <summary>Those of these users who have a session, each once.</summary>
    IReadOnlyList<string> OnlineAmong(IEnumerable<string> userIds);

    /// <summary>The sessions of a user.</summary>
    IReadOnlyList<SessionInfo> OfUser(string userId);

    /// <summary>Some of all sessions, in no order.</summary>
    /// <param name="max">How many at most.</param>
    IReadOnlyList<SessionInfo> List(int max = 1000);

    /// <summary>Ends a session; its client is told why and does not come back by itself.</summary>
    /// <param name="sessionId">As in <see cref="SessionInfo.Id"/>.</param>
    /// <param name="code"><c>user_error</c> or <c>app.…</c>.</param>
    /// <param name="message">What the client may show; the code when null.</param>
    /// <returns>False when there is no such session.</returns>
    bool Kick(string sessionId, string code, string? message = null);

    /// <summary>Ends all sessions of a user; their clients are told why and do not come back by themselves.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="code"><c>user_error</c> or <c>app.…</c>.</param>
    /// <param name="message">What the client may show; the code when null.</param>
    /// <returns>How many sessions there were.</returns>
    int KickUser(string userId, string code, string? message = null);
}

/// <summary>One session.</summary>
/// <param name="Id">Names it; it is not the secret that resumes it.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Transport">How the client is connected: <c>websocket</c>, <c>sse</c>, <c>longpolling</c> or <c>shortpolling</c>; null while it is away.</param>
/// <param name="Since">When it was opened.</param>
public sealed record SessionInfo(string Id, GameUser User, string? Transport, DateTimeOffset Since);
