using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Takes the answer to a request, on whatever thread it comes.</summary>
internal interface IReply
{
    void Succeed(RawJson result);

    void Fail(GameError error);
}
