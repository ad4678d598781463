using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Players;

/// <summary>Calls to the demo actors, each event with a tag of its own. The client sends them again by itself, or says that it cannot tell.</summary>
internal sealed partial class Player
{
    private const int MaxUnanswered = 16;
    private const string Everybody = "players/all";

    // What a call may end in when its link was lost, by the client's own documentation.
    private static readonly HashSet<string> UnknownOutcomes = ["connection_lost", "result_expired"];
    private readonly Dictionary<long, (Action<JsonElement?> Succeed, Action<Outcome> Fail)> _unanswered = [];
    private readonly List<Mark> _marks = [];
    private long _calls;
    private int _orders;
    private bool _isMarking;

    /// <param name="Source">Where it is seen.</param>
    /// <param name="Tag">What it says.</param>
    /// <param name="Stretches">How many stretches there were when it was asked for: a gap since then may have taken it.</param>
    private sealed record Mark(SourceRecord Source, string Tag, int Stretches)
    {
        public bool HasCome => Source.Has(Tag) || Source.Stretches.Count > Stretches;
    }

    private Task CallSomethingAsync()
    {
        lock (_gate)
        {
            if (_unanswered.Count >= MaxUnanswered) return Task.CompletedTask;
        }

        return _random.Next(100) switch
        {
            < 35 => PublishAsync(),
            < 60 => IncrementAsync(),
            < 80 => SendMessageAsync(),
            < 97 => AnnoyAsync([.. Enumerable.Range(0, 3).Select(_ => AnyUser()).OfType<string>().Distinct()]),
            _ => AnnoyEveryoneAsync(),
        };
    }

    /// <summary>Says something in each place, to be waited for.</summary>
    private async Task MarkAsync()
    {
        _isMarking = true;
        await PublishAsync();
        await IncrementAsync();
        await SendMessageAsync();
        await AnnoyAsync([_user]);
        await AnnoyEveryoneAsync();
    }

    private Task PublishAsync() => OrderAsync(_room.Bench, "publish", tag => [new { tag, pad = Padding() }], [_room.Bench], _room.Bench);

    private Task SendMessageAsync() => OrderAsync(_room.Chat, "sendMessage", tag => [_user, tag], [_room.Chat], _room.Chat);

    private Task AnnoyEveryoneAsync() => OrderAsync(Everybody, "annoyEveryone", tag => [new { tag }], ["global"], "global");

    private Task AnnoyAsync(string[] users) => users.Length == 0
        ? Task.CompletedTask
        : OrderAsync(Everybody, "annoy", tag => [users, new { tag }], [.. users.Select(user => $"user/{user}")], users.Contains(_user) ? "user" : null);

    private Task IncrementAsync()
    {
        var counter = _ledger.Counter(_room.Counter);
        counter.Ask();
        var stretches = StretchesOf(_room.Counter);
        return CallAsync(_room.Counter, "increment", [1], answer =>
        {
            var value = answer!.Value.GetInt64();
            counter.Answered(null, value);
            AddMark(_room.Counter, value.ToString(CultureInfo.InvariantCulture), stretches);
        }, outcome =>
        {
            if (outcome == Outcome.Refused) counter.Refused();
        });
    }

    /// <summary>Calls an action that emits one event with a tag into these logs.</summary>
    /// <param name="actor">Its address.</param>
    /// <param name="action">What is called.</param>
    /// <param name="args">Its arguments, by the tag.</param>
    /// <param name="logs">Where the event goes.</param>
    /// <param name="own">Where this client's user sees it; null for nowhere.</param>
    private Task OrderAsync(string actor, string action, Func<string, object[]> args, string[] logs, string? own)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"{_number}:{++_orders}");
        var orders = logs.Select(log => (Log: log, Order: new Order(_number, _orders, tag, Audience.Everyone))).ToList();
        orders.ForEach(order => _ledger.Log(order.Log).Add(order.Order));
        var stretches = own is null ? 0 : StretchesOf(own);
        return CallAsync(actor, action, args(tag), _ =>
        {
            orders.ForEach(order => order.Order.Outcome = Outcome.Done);
            if (own is not null) AddMark(own, tag, stretches);
        }, outcome => orders.ForEach(order => order.Order.Outcome = outcome));
    }

    private Task CallAsync(string actor, string action, object[] args, Action<JsonElement?> succeed, Action<Outcome> fail)
    {
        long n;
        lock (_gate) _unanswered.Add(n = ++_calls, (succeed, fail));
        return _process.TellAsync(new { @do = "call", id = _id, n, a = actor, action, args });
    }

    private void OnResult(JsonElement said)
    {
        if (_unanswered.Remove(said.GetProperty("n").GetInt64(), out var call)) call.Succeed(Snapshot(said));
        else Complain(ViolationKind.Other, $"a call is answered twice: {said}");
    }

    private void OnFailure(long n, string code)
    {
        var outcome = UnknownOutcomes.Contains(code) ? Outcome.Unknown : _ledger.Rules.OutcomeOf(code, isHang: false);
        if (outcome is null) Complain(ViolationKind.Other, $"a call failed: {code}");
        if (_unanswered.Remove(n, out var call)) call.Fail(outcome ?? Outcome.Unknown);
        else Complain(ViolationKind.Other, $"a call is answered twice: {n} {code}");
    }

    private void AddMark(string source, string tag, int stretches)
    {
        if (_isMarking) _marks.Add(new Mark(_sources[source], tag, stretches));
    }

    private int StretchesOf(string source)
    {
        lock (_gate) return _sources[source].Stretches.Count;
    }

    private string? AnyUser()
    {
        var users = _room.Users.Values.ToArray();
        return users.Length == 0 ? null : users[_random.Next(users.Length)];
    }

    /// <summary>Now and then as much as fills a stalled link.</summary>
    private string Padding() => new('.', _random.Next(8) == 0 ? _random.Next(4000, 20_000) : _random.Next(200));
}
