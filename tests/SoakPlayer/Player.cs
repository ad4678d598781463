using System.Text.Json;
using Akka.GameEvents.Client;

namespace Akka.GameEvents.SoakPlayer;

/// <summary>One client, used as an application uses it: it joins, listens and calls, and leaves links to themselves.</summary>
internal sealed class Player : IAsyncDisposable
{
    private readonly int _id;
    private readonly Lines _lines;
    private readonly GameClient _client;
    private readonly Dictionary<string, ActorConnection> _connections = [];

    public Player(int id, JsonElement request, Lines lines)
    {
        (_id, _lines) = (id, lines);
        _client = new GameClient(request.GetProperty("url").GetString()!, new GameClientOptions
        {
            Token = request.GetProperty("token").GetString(),
            Dispatch = DispatchMode.ThreadPool,
            Transports = request.TryGetProperty("transports", out var names) ? [.. names.EnumerateArray().Select(name => Enum.Parse<Transport>(name.GetString()!, ignoreCase: true))] : null,
        });
        _client.StateChanged += state => Say(new { id, @is = "link", via = state.Transport?.ToString().ToLowerInvariant() });
        _client.Unhandled += error => Say(new { id, @is = "error", text = error.Message });
        Listen("user", _client.User);
        Listen("global", _client.Global);
        foreach (var actor in request.GetProperty("actors").EnumerateArray()) Join(actor);
    }

    public void Call(JsonElement request)
    {
        var address = request.GetProperty("a").GetString()!;
        ICallable target = _connections.TryGetValue(address, out var connection) ? connection : _client.Actor(address.Split('/')[0], address.Split('/')[1]);
        var args = request.GetProperty("args").EnumerateArray().Select(arg => (object?)arg).ToArray();
        _ = AnswerAsync(request.GetProperty("n").GetInt64(), target.CallAsync(request.GetProperty("action").GetString()!, args));
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task AnswerAsync(long n, Task<Payload> call)
    {
        try
        {
            var result = await call;
            Say(new { id = _id, @is = "result", n, d = Json(result) });
        }
        catch (GameError error)
        {
            Say(new { id = _id, @is = "failed", n, code = error.Code });
        }
    }

    private void Listen(string address, StreamSource stream)
    {
        stream.Gap += gap => Say(new { id = _id, @is = "gap", a = address, reason = gap.Reason });
        stream.On<JsonElement>("annoy", d => Say(new { id = _id, @is = "event", a = address, name = "annoy", d }));
    }

    private void Join(JsonElement actor)
    {
        var address = actor.GetProperty("a").GetString()!;
        var handle = _client.Actor(address.Split('/')[0], address.Split('/')[1]);
        _connections[address] = handle.Connect(actor.GetProperty("params"), connection =>
        {
            connection.Connected += connected => Say(new { id = _id, @is = "connected", a = address, c = connected.Id, d = Json(connected.Snapshot) });
            connection.Disconnected += lost => Say(new { id = _id, @is = "disconnected", a = address, reconnecting = lost.Reconnecting });
            connection.Reconnected += back => Say(new { id = _id, @is = "reconnected", a = address, c = back.Id, recovered = back.Recovered });
            connection.Gap += gap => Say(new { id = _id, @is = "gap", a = address, reason = gap.Reason, d = Json(gap.Snapshot) });
            connection.Error += error => Say(new { id = _id, @is = "error", text = $"{address}: {error.Code} {error.Message}" });
            foreach (var name in actor.GetProperty("events").EnumerateArray().Select(name => name.GetString()!))
                connection.On<JsonElement>(name, d => Say(new { id = _id, @is = "event", a = address, name, d }));
        });
    }

    private void Say(object line) => _lines.Write(line);

    private static JsonElement? Json(Payload payload) => payload.IsEmpty ? null : payload.Json;
}
