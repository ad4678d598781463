using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Tests.Outbound;

public class SessionOutboundTests
{
    private sealed class RecordingLink : Link
    {
        public List<Outgoing> Sent { get; } = [];

        public override string Transport => "websocket";

        public override IPAddress? RemoteAddress => null;

        public override bool IsOpen => true;

        public override TellResult TrySend(Outgoing outgoing)
        {
            Sent.Add(outgoing);
            return TellResult.Accepted;
        }

        public override bool TryClaimRoom() => true;

        public override void Close(CloseCode code, string message, TimeSpan? retry = null)
        {
        }

        public override void Look(long now)
        {
        }
    }

    /// <summary>The action's own events were missed with the link before: they have to be replayed first.</summary>
    [Fact]
    public void Answer_LinkHasJustTakenOver_WaitsForWhatTheFeedsMissed()
    {
        using var meters = new DropCounter();
        var link = new RecordingLink();
        var outbound = new SessionOutbound(1024, new RequestGate(1), new FeedMetrics(meters));

        outbound.Attach(link);
        outbound.Answer(1, ServerMessages.Ok(1));
        outbound.Pump();
        Assert.Empty(link.Sent);

        outbound.Opened();
        outbound.Pump();
        Assert.Single(link.Sent);
    }
}
