using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>Calls to the demo actors: one for each sort of audience, each event with a tag of its own.</summary>
internal sealed partial class RawClient
{
    private const int MaxUnanswered = 16;

    // Far beyond what the server lets an action take.
    private const int HangMs = 30_000;
    private const string Players = "players/all";
    private readonly string _user;
    private readonly string _team;
    private readonly string _category;
    private readonly HashSet<string> _own = [];
    private int _orders;
    private double _x;

    private void CallSomething()
    {
        if (_random.Next(5) == 0) Repeat();
        if (_room.ToRestart.TryDequeue(out var actor)) Hang(actor);
        if (_unanswered.Count >= MaxUnanswered) return;
        switch (_random.Next(100))
        {
            case < 25:
                Order(_room.Bench, "publish", Next(), tag => [new { tag, pad = Padding() }], Audience.Everyone, [_room.Bench]);
                break;
            case < 40:
                Increment();
                break;
            case < 52:
                Order(_room.Chat, "sendMessage", Next(), tag => [_user, tag], Audience.Everyone, [_room.Chat]);
                break;
            case < 64:
                SendPrivateMessage();
                break;
            case < 74:
                Order(_room.Game, "teamMessage", $"{Next()} {_team}", tag => [tag], new Audience(AudienceKind.Team, _team), [_room.Game]);
                break;
            case < 84:
                PublishArticle();
                break;
            case < 92:
                Annoy();
                break;
            case < 94:
                Order(Players, "annoyEveryone", Next(), tag => [new { tag }], Audience.Everyone, [Global]);
                break;
            default:
                Move();
                break;
        }
    }

    private void SendPrivateMessage()
    {
        var targets = _room.Connections.Values.ToArray();
        if (targets.Length == 0) return;
        var target = targets[_random.Next(targets.Length)];
        Order(_room.Chat, "sendPrivateMessage", $"{Next()} {target}", tag => [target, tag], new Audience(AudienceKind.Connection, target), [_room.Chat]);
    }

    private void PublishArticle()
    {
        var category = _random.Next(2) == 0 ? "news" : "sports";
        Order(_room.News, "publishArticle", Next(), tag => [new { title = tag, category }], new Audience(AudienceKind.Category, category), [_room.News]);
    }

    private void Annoy()
    {
        var users = _room.Users.Values.ToArray();
        var targets = Enumerable.Range(0, 3).Select(_ => users[_random.Next(users.Length)]).Distinct().ToArray();
        Order(Players, "annoy", Next(), tag => [targets, new { tag }], Audience.Everyone, [.. targets.Select(user => $"user/{user}")]);
    }

    private void Increment() => Increment("increment", [1]);

    private void Increment(string action, object[] args, RequestKind kind = RequestKind.Call)
    {
        var (counter, epoch) = (_ledger.Counter(_room.Counter), _logs[_room.Counter].Current?.Epoch);
        counter.Ask();
        Call(_room.Counter, action, args, answer => counter.Answered(epoch, answer.GetProperty("d").GetInt64()), outcome =>
        {
            if (outcome == Outcome.Refused) counter.Refused();
        }, kind);
    }

    private void ReadCounter() =>
        Call(_room.Counter, "get", [], answer => _ledger.Counter(_room.Counter).Final = answer.GetProperty("d").GetInt64(), static _ => { });

    /// <summary>Asks an actor for what it does not get over, in the middle of doing something.</summary>
    private void Hang(string actor)
    {
        _ledger.Restarts.ActorGoes(actor);
        if (actor == _room.Counter) Increment("incrementAndHang", [1, HangMs], RequestKind.Hang);
        else Order(actor, "publishAndHang", Next(), tag => [new { tag, pad = Padding() }, HangMs], Audience.Everyone, [actor], RequestKind.Hang);
    }

    private void Move()
    {
        var x = ++_x;
        Call(_room.Game, "move", [x, _number], _ => _room.Moves[_user] = x, static _ => { });
    }

    /// <summary>Calls an action that emits one event with a tag into these logs.</summary>
    private void Order(string actor, string action, string tag, Func<string, object[]> args, Audience audience, string[] logs, RequestKind kind = RequestKind.Call)
    {
        var orders = logs.Select(log => (Log: log, Order: new Order(_number, _orders, tag, audience))).ToList();
        orders.ForEach(order => _ledger.Log(order.Log).Add(order.Order));
        var own = logs.Select(log => _logs.GetValueOrDefault(log)).FirstOrDefault(log => log?.Current is { } span && audience.Includes(span.Member));
        var span = own?.Current;
        Call(actor, action, args(tag), _ =>
        {
            orders.ForEach(order => order.Order.Outcome = Outcome.Done);
            var hasHeard = _own.Remove(tag);
            if (own is not null && own.State != LogState.Silent && own.Current == span && !hasHeard && _link!.SendsOwnEventsFirst)
                Complain(ViolationKind.Disordered, $"{own.Address}: '{tag}' was answered before its event came [{own.History}]");
        }, outcome => orders.ForEach(order => order.Order.Outcome = outcome), kind);
    }

    private void Call(string actor, string action, object[] args, Action<JsonElement> succeed, Action<Outcome> fail, RequestKind kind = RequestKind.Call)
    {
        // Answers up to the oldest that is awaited have arrived.
        var ack = _unanswered.Count == 0 ? _lastId : _unanswered.Keys.First() - 1;
        Ask(kind, id => new { t = "call", id, a = actor, action, args, ack }, succeed, fail);
    }

    /// <summary>Remembers the client's own events until their calls are answered.</summary>
    private void Hear(JsonElement payload)
    {
        foreach (var member in (string[])["tag", "text", "title"])
        {
            if (payload.TryGetProperty(member, out var tag) && tag.GetString() is { } text && text.StartsWith($"{_number}:", StringComparison.Ordinal))
                _own.Add(text);
        }
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"{_number}:{++_orders}");

    /// <summary>Now and then as much as fills a stalled link.</summary>
    private string Padding() => new('.', _random.Next(8) == 0 ? _random.Next(4000, 20_000) : _random.Next(200));
}
