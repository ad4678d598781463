namespace Akka.GameEvents.Client;

/// <summary>Who hears of a session. All calls are turns.</summary>
internal interface ISessionOwner
{
    /// <summary>How far the client is in each log that it follows: asked when hello is said.</summary>
    IReadOnlyList<Seen> Seen();

    /// <summary>A session has begun or goes on, with a link that is new to it.</summary>
    void Welcomed(ServerMessage welcome);

    void Received(ServerMessage message);

    /// <summary>The link is down, and the session tries again or not (<paramref name="mayReturn"/>).</summary>
    /// <param name="isSuspect">What was unanswered must not go out again: it may have been the cause.</param>
    void Lost(GameError reason, bool mayReturn, bool isSuspect);
}
