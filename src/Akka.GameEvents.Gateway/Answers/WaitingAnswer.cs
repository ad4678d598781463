using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Answers;

/// <summary>An answer that its link has no room for yet.</summary>
/// <param name="Feed">What is held until the answer has left.</param>
internal sealed record WaitingAnswer(long Id, Frame Frame, Feed? Feed)
{
    /// <summary>What is left to say when too much waits already.</summary>
    public WaitingAnswer WithoutResult() => this with { Frame = ServerMessages.Error(Id, RequestBook.Expired) };
}
