using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>
/// A client on a network, a clock and a dice that the test rules. It is pumped, so that nothing happens but in the test's own calls: what
/// is not there after one of them will not be there later either.
/// </summary>
internal sealed class Stage : IDisposable
{
    /// <param name="transports">Which may be used: a WebSocket, unless the test is about others. Empty: those that the server offers.</param>
    public Stage(
        GameClientOptions? options = null, Func<CancellationToken, ValueTask<string?>>? token = null, IReadOnlyList<Transport>? transports = null)
    {
        options = (options ?? new GameClientOptions { Token = "token" }) with
        {
            Dispatch = DispatchMode.Pump,
            Transports = transports is { Count: 0 } ? null : transports ?? [Transport.WebSocket],
        };
        Network = new Network(Clock);
        Client = new GameClient("http://server:7350", options, new ClientPlatform(Clock, () => Dice, Network)) { Token = token };
        Client.Unhandled += Unhandled.Add;
        Client.StateChanged += States.Add;
    }

    public ManualClock Clock { get; } = new();

    public Network Network { get; }

    public double Dice { get; set; } = 0.5;

    public GameClient Client { get; }

    public List<Exception> Unhandled { get; } = [];

    public List<LinkState> States { get; } = [];

    public ActorHandle General => Client.Actor("chatRoom", "general");

    /// <summary>A link over which the client was welcomed.</summary>
    public SocketPeer Enter(JsonObject? welcome = null)
    {
        Pump();
        var peer = Network.Accept();
        peer.Welcome(welcome);
        Pump();
        return peer;
    }

    /// <summary>A room that was joined over a first link.</summary>
    public (ActorConnection Room, SocketPeer Peer) Join(JsonObject? welcome = null)
    {
        var room = General.Connect(new { name = "Ann" });
        var peer = Enter(welcome);
        peer.Joined();
        Pump();
        Assert.Equal(ConnectionStatus.Connected, room.Status);
        return (room, peer);
    }

    /// <summary>The link after the one that was lost, however long that takes by the clock.</summary>
    public SocketPeer Return(JsonObject? welcome = null)
    {
        AwaitLink();
        return Enter(welcome);
    }

    /// <summary>Moves the clock until the client has asked for all that its peer has to tell.</summary>
    public void Settle(Peer peer)
    {
        Pump();
        while (peer is HttpPeer { HasWaiting: true })
        {
            Clock.AdvanceToNext();
            Pump();
        }
    }

    /// <summary>Moves the clock until the client knows that its link has ended.</summary>
    public void AwaitEnd()
    {
        Pump();
        while (Client.State.Status == LinkStatus.Connected)
        {
            Clock.AdvanceToNext();
            Pump();
        }
    }

    /// <summary>Moves the clock until the client opens a link.</summary>
    public void AwaitLink()
    {
        Pump();
        while (Network.Unseen == 0)
        {
            Clock.AdvanceToNext();
            Pump();
        }
    }

    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Pump();
    }

    /// <summary>Runs all callbacks, and what comes of them.</summary>
    public void Pump()
    {
        while (Client.Pump() > 0)
        {
        }
    }

    public void Dispose() => Client.Dispose();
}
