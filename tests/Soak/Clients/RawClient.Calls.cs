using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>Calls to the demo actors: one for each sort of audience, each event with a tag of its own.</summary>
internal sealed partial class RawClient
{
    private const int MaxUnanswered = 16;
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

    private void Increment()
    {
        var counter = _ledger.Counter(_room.Counter);
        counter.Ask();
        Call(_room.Counter, "increment", [1], answer =>
        {
            var value = answer.GetProperty("d").GetInt64();
            if (!counter.Answered(value)) Complain(ViolationKind.TwiceExecuted, $"{_room.Counter}: two increments came to {value}");
        }, outcome =>
        {
            if (outcome == Outcome.Refused) counter.Refused();
        });
    }

    private void ReadCounter() => Call(_room.Counter, "get", [], answer =>
    {
        if (_ledger.Counter(_room.Counter).Check(answer.GetProperty("d").GetInt64()) is var (kind, text)) Complain(kind, $"{_room.Counter}: {text}");
    }, static _ => { });

    private void Move()
    {
        var x = ++_x;
        Call(_room.Game, "move", [x, _number], _ => _room.Moves[_user] = x, static _ => { });
    }

    /// <summary>Calls an action that emits one event with a tag into these logs.</summary>
    private void Order(string actor, string action, string tag, Func<string, object[]> args, Audience audience, string[] logs)
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
                Complain(ViolationKind.Disordered, $"{own.Address}: '{tag}' was answered before its event came");
        }, outcome => orders.ForEach(order => order.Order.Outcome = outcome));
    }

    private void Call(string actor, string action, object[] args, Action<JsonElement> succeed, Action<Outcome> fail)
    {
        // Answers up to the oldest that is awaited have arrived.
        var ack = _unanswered.Count == 0 ? _lastId : _unanswered.Keys.First() - 1;
        Ask(isCall: true, id => new { t = "call", id, a = actor, action, args, ack }, succeed, fail);
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
