using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Transports;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>
/// A game with members whose links come and go, each over any transport, beside its model. A speaker, who stays, makes all the events.
/// </summary>
internal sealed class ModelledRoom : IAsyncDisposable
{
    private readonly ServerUnderTest _server;
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly RoomModel _model;
    private readonly Member[] _members;
    private WireClient _speaker = null!;
    private string _epoch = "";

    private ModelledRoom(ServerUnderTest server, int kept, int members)
    {
        (_server, _model) = (server, new RoomModel(kept, members));
        _members = [.. Enumerable.Range(0, members).Select(_ => new Member())];
    }

    private string Address => $"gameRoom/{_key}";

    public static async Task<ModelledRoom> OpenAsync(ServerUnderTest server, int kept, int members)
    {
        var room = new ModelledRoom(server, kept, members) { _speaker = await WireClient.EnterAsync(server) };
        await room._speaker.JoinAsync("gameRoom", room._key, Player("speaker", team: "even"));
        for (var member = 0; member < members; member++) await room.EnterAsync(member);
        return room;
    }

    public Task EmitToAllAsync() => SpeakAsync(_ => true, "startGame");

    public Task EmitToOneAsync(int member) => SpeakAsync(other => other == member, "sendPrivateMessage", Name(member), "to one");

    public Task EmitToGroupAsync() => SpeakAsync(IsEven, "teamMessage", "to some");

    /// <summary>Reads what came over the link since it was last read. Something said now marks the end, since pongs may come another way.</summary>
    public async Task ReadAsync(int member)
    {
        if (_members[member] is not { Hears: true, Client: { } client }) return;
        await EmitToOneAsync(member);
        var missed = _model.Missed(member);
        var arrived = new List<long>();
        while (arrived.LastOrDefault() < missed[^1]) arrived.Add(Sequence(await client.ExpectAsync("event")));
        Assert.Equal(missed, arrived);
        _model.Seen[member] = missed[^1];
    }

    public async Task CutAsync(int member)
    {
        if (_members[member].Client is { } client) await client.DropAsync();
        (_members[member].Client, _members[member].Hears) = (null, false);
    }

    /// <summary>Comes back, in place of an earlier link if there is one, and has all that it missed or a gap.</summary>
    public async Task ResumeAsync(int member, string transport)
    {
        var client = await ReopenAsync(member, transport, isNamed: true);
        var missed = _model.Missed(member);
        var arrived = new List<long>();
        JsonObject last;
        while (Type(last = await client.NextAsync()) == "event") arrived.Add(Sequence(last));
        Assert.Equal(_model.Top, Sequence(last));
        if (Type(last) == "gap")
        {
            Assert.True(_model.MayBeLost(member), $"A gap after {_model.Seen[member]}, and all of {string.Join(", ", missed)} is kept.");
            Assert.Empty(arrived);
            _model.HandOverAll(member);
        }
        else
        {
            Assert.Equal("caughtup", Type(last));
            Assert.False(_model.IsLost(member), $"No gap after {_model.Seen[member]}, and not all of {string.Join(", ", missed)} is kept.");
            Assert.Equal(missed, arrived);
            Assert.Equal(missed.Count, (int)last["replayed"]!);
        }

        _model.Seen[member] = _model.Top;
        _members[member].Hears = true;
    }

    /// <summary>Comes back, and hears nothing of what it is told.</summary>
    public async Task ResumeUnheardAsync(int member, string transport)
    {
        var client = await ReopenAsync(member, transport, isNamed: true);
        while (Type(await client.NextAsync()) == "event")
        {
        }

        _model.HandOverAll(member);
    }

    /// <summary>Comes back and joins again, and does not hear that it has.</summary>
    public async Task JoinUnheardAsync(int member, string transport)
    {
        var client = await ReopenAsync(member, transport, isNamed: false);
        await client.JoinAsync("gameRoom", _key);
        _model.HandOverAll(member);
    }

    public async ValueTask DisposeAsync()
    {
        _speaker.Dispose();
        for (var member = 0; member < _members.Length; member++) await CutAsync(member);
    }

    private async Task EnterAsync(int member)
    {
        var client = new WebSocketClient(_server);
        await client.EnterAsync();
        _epoch = (string)(await client.JoinAsync("gameRoom", _key, Player(Name(member), IsEven(member) ? "even" : null)))["e"]!;
        _members[member] = new Member { Client = client, Session = client.Session, Hears = true };
    }

    private async Task SpeakAsync(Predicate<int> isFor, string action, params object?[] args)
    {
        var id = await _speaker.BeginCallAsync(Address, action, args);
        JsonElement message;
        while ((message = await _speaker.ReceiveAsync()).GetProperty("t").GetString() == "event")
        {
        }

        Assert.Equal(("result", id), (message.GetProperty("t").GetString(), message.GetProperty("id").GetInt64()));
        _model.Emit(isFor);
    }

    private async Task<TransportClient> ReopenAsync(int member, string transport, bool isNamed)
    {
        var client = TransportClient.Over(transport, _server);
        var welcome = await client.EnterAsync(_members[member].Session, isNamed ? [(Address, _epoch, _model.Seen[member])] : []);
        Assert.True((bool)welcome["resumed"]!);
        await CutAsync(member);
        _members[member].Client = client;
        return client;
    }

    private static object Player(string playerId, string? team) => new { playerId, team };

    private static string Name(int member) => $"member {member}";

    private static bool IsEven(int member) => member % 2 == 0;

    private static string Type(JsonObject message) => (string)message["t"]!;

    private static long Sequence(JsonObject message) => (long)message["s"]!;

    private sealed class Member
    {
        public TransportClient? Client { get; set; }

        public string? Session { get; init; }

        /// <summary>Whether what comes over the link goes on from what it has seen.</summary>
        public bool Hears { get; set; }
    }
}
