namespace Akka.GameEvents.Client.Tests.Transports;

public class OfferTests
{
    [Fact]
    public void Read_TransportsTwiceAndUnknown_AreThoseThatAreKnownOnce()
    {
        var offer = Offer.Read("""{"detect":["sse","pigeon","sse","websocket"],"longpolling":{"heartbeat":1e12},"shortpolling":{"interval":-1}}"""u8.ToArray())!;
        Assert.Equal([Transport.Sse, Transport.WebSocket], offer.Order);
        Assert.Equal((TimeSpan.FromMinutes(10), Offer.Default.PollPause), (offer.PollWait, offer.PollPause));
    }
}
