using System.Text.Json;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Resuming;

/// <summary>A game with members whose links come and go, beside its model. A speaker, who stays, makes all the events.</summary>
internal sealed class ModelledRoom : IDisposable
{
    private readonly ServerUnderTest _server;
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly RoomModel _model;
    private readonly Member[] _members;
    private WireClient _speaker = null!;
    private string? _epoch;

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

    /// <summary>Reads what came over the link since it was last read.</summary>
    public async Task ReadAsync(int member)
    {
        if (_members[member] is not { Hears: true, Client: { } client }) return;
        await client.SendAsync(new { t = "ping" });
        var arrived = new List<long>();
        while (await client.ReceiveAsync() is var message && Type(message) != "pong") arrived.Add(Sequence(message));
        Assert.Equal(_model.Missed(member), arrived);
        _model.Seen[member] = arrived.LastOrDefault(_model.Seen[member]);
    }

    public Task CutAsync(int member)
    {
        _members[member].Client?.Dispose();
        (_members[member].Client, _members[member].Hears) = (null, false);
        return Task.CompletedTask;
    }

    /// <summary>Comes back, in place of an earlier link if there is one, and has all that it missed or a gap.</summary>
    public async Task ResumeAsync(int member)
    {
        var client = await ReopenAsync(member, isNamed: true);
        var missed = _model.Missed(member);
        var arrived = new List<long>();
        JsonElement last;
        while (Type(last = await client.ReceiveAsync()) == "event") arrived.Add(Sequence(last));
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
            Assert.Equal(missed.Count, last.GetProperty("replayed").GetInt32());
        }

        _model.Seen[member] = _model.Top;
        _members[member].Hears = true;
    }

    /// <summary>Comes back, and hears nothing of what it is told.</summary>
    public async Task ResumeUnheardAsync(int member)
    {
        var client = await ReopenAsync(member, isNamed: true);
        while (Type(await client.ReceiveAsync()) is "event")
        {
        }

        _model.HandOverAll(member);
    }

    /// <summary>Comes back and joins again, and does not hear that it has.</summary>
    public async Task JoinUnheardAsync(int member)
    {
        var client = await ReopenAsync(member, isNamed: false);
        await client.SendAsync(new { t = "join", id = ++_members[member].Id, actor = "gameRoom", key = new[] { _key } });
        await client.ExpectAsync("joined");
        _model.HandOverAll(member);
    }

    public void Dispose()
    {
        _speaker.Dispose();
        foreach (var member in _members) member.Client?.Dispose();
    }

    private async Task EnterAsync(int member)
    {
        var client = await WireClient.OpenAsync(_server);
        var session = (await client.HelloAsync()).GetProperty("session").GetString();
        var joined = await client.JoinAsync("gameRoom", _key, Player(Name(member), IsEven(member) ? "even" : null));
        _epoch = joined.GetProperty("e").GetString();
        _members[member] = new Member { Client = client, Session = session, Id = 1, Hears = true };
    }

    private async Task SpeakAsync(Predicate<int> isFor, string action, params object?[] args)
    {
        var id = await _speaker.BeginCallAsync(Address, action, args);
        JsonElement message;
        while (Type(message = await _speaker.ReceiveAsync()) == "event")
        {
        }

        Assert.Equal(("result", id), (Type(message), message.GetProperty("id").GetInt64()));
        _model.Emit(isFor);
    }

    private async Task<WireClient> ReopenAsync(int member, bool isNamed)
    {
        var client = await WireClient.OpenAsync(_server);
        var known = new { a = Address, e = _epoch, s = _model.Seen[member] };
        await client.SendAsync(new { t = "hello", v = 1, session = _members[member].Session, seen = isNamed ? new[] { known } : [] });
        Assert.True((await client.ExpectAsync("welcome")).GetProperty("resumed").GetBoolean());
        await CutAsync(member);
        _members[member].Client = client;
        return client;
    }

    private static object Player(string playerId, string? team) => new { playerId, team };

    private static string Name(int member) => $"member {member}";

    private static bool IsEven(int member) => member % 2 == 0;

    private static string? Type(JsonElement message) => message.GetProperty("t").GetString();

    private static long Sequence(JsonElement message) => message.GetProperty("s").GetInt64();

    private sealed class Member
    {
        public WireClient? Client { get; set; }

        public string? Session { get; init; }

        public long Id { get; set; }

        /// <summary>Whether what comes over the link goes on from what it has seen.</summary>
        public bool Hears { get; set; }
    }
}
