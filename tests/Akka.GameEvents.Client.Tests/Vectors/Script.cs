using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Vectors;

/// <summary>Runs the steps of a case in <c>client.json</c>; each verb is a step of tests/vectors/README.md.</summary>
internal sealed class Script(Stage stage, JsonArray steps)
{
    private static readonly JsonObject Ann = new() { ["name"] = "Ann" };

    private readonly Pattern _pattern = new();
    private readonly Dictionary<string, Joined> _rooms = [];
    private readonly Dictionary<string, Task<Payload>> _calls = [];
    private readonly Dictionary<string, Task<JsonNode?>> _emits = [];
    private readonly JsonArray _delivered = [];
    private readonly string[] _listened = [.. steps
        .SelectMany(step => step!["delivered"]?.AsArray() ?? [])
        .Select(event_ => (string)event_![1]!)
        .Distinct()];

    private Peer _peer = null!;

    public void Run()
    {
        stage.Client.User.On<Payload>("nothing", _ => { }); // the first use opens the link
        NextLink();
        foreach (var step in steps.Select(step => step!.AsObject()))
        {
            try
            {
                Do(step);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{step.ToJsonString()}: {failure.Message}", failure);
            }

            stage.Pump();
        }
    }

    private void Do(JsonObject step)
    {
        var (verb, value) = step.First();
        switch (verb)
        {
            case "enter": Welcome(value!.AsObject(), step["hello"]); break;
            case "join": Join((string)value!, (long)step["s"]!); break;
            case "connect": Connect((string)value!, (string)step["type"]!, step["key"]!.AsArray(), step["params"]); break;
            case "call": Call((string)value!, step); break;
            case "emit": _emits.Add((string)value!, EmitAsync(ToEvent(step["event"]!))); break;
            case "emitBatch": _emits.Add((string)value!, EmitBatchAsync([.. step["events"]!.AsArray().Select(each => ToEvent(each!))])); break;
            case "dispose": _rooms[(string)value!].Room.Dispose(); break;
            case "receive": Receive(value!.AsObject()); break;
            case "send": Send(_pattern.Fill(value)!); break;
            case "close": End((int)value!); break;
            case "advance": stage.Advance(TimeSpan.FromMilliseconds((int)value!)); break;
            case "link": NextLink((string?)step["url"]); break;
            case "dropped": Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status); break;
            case "ready": AssertSame(step["snapshot"], ToNode(_rooms[(string)value!].Room.ReadyAsync().Result.Snapshot)); break;
            case "refused": Assert.Equal((string)step["code"]!, Failure.Of(_rooms[(string)value!].Room.ReadyAsync()).Code); break;
            case "gap": Gap(_rooms[(string)value!], (string)step["reason"]!, step["snapshot"]); break;
            case "reconnected": Reconnected(_rooms[(string)value!], (bool)step["recovered"]!, (long)step["replayed"]!); break;
            case "left": Left((string)value!, (string)step["code"]!); break;
            case "resolved": _pattern.Match(step["value"], Result((string)value!), isThere: true); break;
            case "rejected": Rejected((string)value!, step); break;
            case "delivered": AssertSame(value, _delivered); break;
            case "rising": Rising([.. value!.AsArray().Select(name => _pattern.Number((string)name!))]); break;
            case "above": Assert.True(_pattern.Number((string)value![0]!) > (long)value[1]!); break;
            default: throw new NotSupportedException($"Nothing is known of '{verb}'.");
        }
    }

    private void Welcome(JsonObject members, JsonNode? hello = null)
    {
        _pattern.Match(hello ?? new JsonObject(), _peer.Welcome(members), isThere: true);
        stage.Pump();
    }

    private void Send(JsonNode packet)
    {
        _peer.SendText(packet.ToJsonString());
        stage.Settle(_peer);
    }

    private void Join(string name, long s)
    {
        Welcome([]);
        Connect(name, "chatRoom", ["general"], Ann);
        _peer.Joined("c_1", "e1", s, "null");
        stage.Settle(_peer);
    }

    private void Connect(string name, string type, JsonArray key, JsonNode? parameters)
    {
        var joined = new Joined();
        var room = stage.Client.Actor(type, [.. key.Select(segment => (string)segment!)]).Connect(parameters);
        joined.Room = room;
        room.Error += joined.Errors.Add;
        room.Gap += joined.Gaps.Enqueue;
        room.Reconnected += joined.Back.Enqueue;
        foreach (var listened in _listened)
            room.On<Payload>(listened, payload => _delivered.Add(new JsonArray(name, listened, payload.IsEmpty ? "$absent" : ToNode(payload))));
        _rooms.Add(name, joined);
    }

    private void Call(string name, JsonObject step) =>
        _calls.Add(name, _rooms[(string)step["on"]!].Room.CallAsync((string)step["action"]!, [.. step["args"]!.AsArray()], CancellationToken.None));

    private async Task<JsonNode?> EmitAsync(ServerEvent happening)
    {
        await stage.Client.EmitAsync(happening);
        return null;
    }

    private async Task<JsonNode?> EmitBatchAsync(ServerEvent[] events)
    {
        var result = await stage.Client.EmitBatchAsync(events);
        return new JsonObject
        {
            ["accepted"] = result.Accepted,
            ["duplicates"] = result.Duplicates,
            ["rejected"] = new JsonArray(
                [.. result.Rejected.Select(each => new JsonObject { ["i"] = each.Index, ["code"] = each.Code, ["message"] = each.Message })]),
        };
    }

    private static ServerEvent ToEvent(JsonNode form) => new((string)form["name"]!)
    {
        Properties = form["properties"]?.AsObject().ToDictionary(each => each.Key, each => (string)each.Value!) ?? [],
        Timestamp = (DateTimeOffset?)form["timestamp"],
        Id = (string?)form["id"],
    };

    private JsonNode? Result(string name)
    {
        Assert.True(_emits.TryGetValue(name, out var emit) ? emit.IsCompletedSuccessfully : _calls[name].IsCompletedSuccessfully);
        return emit is not null ? emit.Result : ToNode(_calls[name].Result);
    }

    private void Receive(JsonObject pattern)
    {
        JsonObject message;
        do message = _peer.Next();
        while ((string?)message["t"] == "ping" && (string?)pattern["t"] != "ping");
        _pattern.Match(pattern, message, isThere: true);
    }

    private void End(int code)
    {
        if (code != CloseCodes.Abnormal && _peer is SocketPeer socket)
            socket.Close(code);
        else
            _peer.Cut();
        stage.AwaitEnd();
    }

    private void NextLink(string? url = null)
    {
        stage.AwaitLink();
        _peer = stage.Network.AcceptAny();
        _peer.Open();
        if (url is not null) Assert.Equal(new Uri(url), ServerAddress.WebSocket(Assert.IsType<SocketPeer>(_peer).Server!));
    }

    private static void Gap(Joined joined, string reason, JsonNode? snapshot)
    {
        var gap = joined.Gaps.Dequeue();
        Assert.Equal(reason, gap.Reason);
        AssertSame(snapshot, ToNode(gap.Snapshot));
        AssertSame(snapshot, ToNode(joined.Room.Snapshot!));
    }

    private static void Reconnected(Joined joined, bool recovered, long replayed)
    {
        var back = joined.Back.Dequeue();
        Assert.Equal((recovered, replayed), (back.Recovered, back.Replayed));
    }

    private void Left(string name, string code)
    {
        Assert.Equal([code], _rooms[name].Errors.Select(error => error.Code));
        Assert.Equal(ConnectionStatus.Closed, _rooms[name].Room.Status);
    }

    private void Rejected(string name, JsonObject step)
    {
        var error = _emits.TryGetValue(name, out var emit) ? Failure.Of(emit) : Failure.Of(_calls[name]);
        Assert.Equal((string)step["code"]!, error.Code);
        if (step["message"] is { } message) Assert.Equal((string)message!, error.Message);
        if (step["data"] is { } data) AssertSame(data, JsonNode.Parse(error.Data!.Value.GetRawText()));
    }

    private static void Rising(long[] values) => Assert.Equal(values.Order(), values);

    private static JsonNode? ToNode(Payload payload) => payload.IsEmpty ? null : JsonNode.Parse(payload.ToString());

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"It is {actual?.ToJsonString()}, not {expected?.ToJsonString()}.");

    private sealed class Joined
    {
        public ActorConnection Room { get; set; } = null!;

        public List<GameError> Errors { get; } = [];

        public Queue<Gap> Gaps { get; } = new();

        public Queue<Reconnected> Back { get; } = new();
    }
}
