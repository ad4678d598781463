namespace Akka.GameEvents.Client;

/// <summary>Who hears of a session. All calls are turns.</summary>
internal interface ISessionOwner
{
    void Welcomed(ServerMessage welcome);

    void Received(ServerMessage message);

    /// <summary>The link is down, and the session tries again or not (<paramref name="mayReturn"/>).</summary>
    /// <param name="isSuspect">What was unanswered must not go out again: it may have been the cause.</param>
    void Lost(GameError reason, bool mayReturn, bool isSuspect);

    void Changed(LinkState state);
}
