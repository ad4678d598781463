using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Answers one request of a session, and makes room for its next.</summary>
/// <param name="success">Makes the answer to the request, by its id, when it succeeds.</param>
internal sealed class SessionReply(Session session, long id, Func<long, RawJson, Frame> success) : IReply
{
    public void Succeed(RawJson result) => session.Answer(id, success(id, result));

    public void Fail(GameError error) => session.Fail(id, error);
}
