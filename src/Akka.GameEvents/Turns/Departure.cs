using Akka.GameEvents.Users;

namespace Akka.GameEvents.Turns;

/// <summary>
/// On whose behalf events leave on this thread: a turn's events reach the links while it lasts, and a link that answers a call may tell by it which
/// of them are the call's own.
/// </summary>
internal readonly struct Departure : IDisposable
{
    [ThreadStatic]
    private static GameSession? _session;

    /// <summary>The session of the call whose turn has just ended; null when none has.</summary>
    public static GameSession? Session => _session;

    public static Departure Of(GameSession? session)
    {
        _session = session;
        return default;
    }

    public void Dispose() => _session = null;
}
