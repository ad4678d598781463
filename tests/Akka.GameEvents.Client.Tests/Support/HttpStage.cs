using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>A stage on which the client has one transport over HTTP.</summary>
internal sealed class HttpStage(Transport transport, int maxWaiting = 1_000) : IDisposable
{
    public Stage Stage { get; } = new(new GameClientOptions { Token = "token", MaxWaiting = maxWaiting }, transports: [transport]);

    public Network Network => Stage.Network;

    public ManualClock Clock => Stage.Clock;

    public GameClient Client => Stage.Client;

    public void Pump() => Stage.Pump();

    public void Advance(TimeSpan by) => Stage.Advance(by);

    public void AwaitEnd() => Stage.AwaitEnd();

    /// <summary>Moves the clock until the client has asked for all that its peer has to tell.</summary>
    public void AwaitAll(HttpPeer peer) => Stage.Settle(peer);

    /// <summary>A room that was joined over a first link.</summary>
    public (ActorConnection Room, HttpPeer Peer) Join(JsonObject? welcome = null)
    {
        var room = Stage.General.Connect(new { name = "Ann" });
        Pump();
        var peer = Network.AcceptHttp();
        peer.Welcome(new JsonObject([.. (welcome ?? []).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())), KeyValuePair.Create<string, JsonNode?>("session", "secret")]));
        peer.Joined();
        AwaitAll(peer);
        Assert.Equal(ConnectionStatus.Connected, room.Status);
        return (room, peer);
    }

    /// <summary>The link after the one that was lost, however long that takes by the clock.</summary>
    public HttpPeer Return(bool isResumed, out JsonObject hello)
    {
        Stage.AwaitEnd();
        Stage.AwaitLink();
        var peer = Network.AcceptHttp();
        hello = peer.Welcome(new JsonObject { ["session"] = isResumed ? "secret" : "another", ["resumed"] = isResumed, ["id"] = 1 });
        Pump();
        return peer;
    }

    public void Dispose() => Stage.Dispose();
}
