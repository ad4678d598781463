using System.Text.Json;
using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Players;

/// <summary>A client as it is shipped. Its links are its own affair; it is judged by what its user is told.</summary>
internal sealed partial class Player
{
    private static readonly string[] BenchEvents = ["ev"];
    private static readonly string[] CounterEvents = ["changed"];
    private static readonly string[] ChatEvents = ["messageReceived", "userJoined", "userLeft"];
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly Lock _gate = new();
    private readonly int _id;
    private readonly int _number;
    private readonly PlayerPlan _plan;
    private readonly Room _room;
    private readonly PlayerProcess _process;
    private readonly Random _random;
    private readonly Ledger _ledger;
    private readonly Tally _tally;
    private readonly Findings _findings;
    private readonly string _user;
    private readonly Dictionary<string, SourceRecord> _sources = [];
    private string? _transport;
    private bool _isLinked;

    public Player(int id, int number, PlayerPlan plan, Room room, LogSize size, PlayerProcess process, Random random, Ledger ledger, Tally tally, Findings findings)
    {
        (_id, _number, _plan, _room, _process, _random) = (id, number, plan, room, process, random);
        (_ledger, _tally, _findings) = (ledger, tally, findings);
        _user = $"{room.Key}-{number}";
        tally.Client();
        foreach (var (name, address) in new[] { (room.Bench, room.Bench), (room.Counter, room.Counter), (room.Chat, room.Chat), ("user", $"user/{_user}"), ("global", "global") })
            _sources[name] = new SourceRecord($"client {number}", ledger.Log(address), size, tally, findings);
        process.Listen(id, Hear);
    }

    public Tally Tally => _tally;

    public SourceRecord UserStream => _sources["user"];

    /// <summary>All but the user's own stream, of which nobody else sees anything.</summary>
    public IEnumerable<SourceRecord> Public => _sources.Where(source => source.Key != "user").Select(source => source.Value);

    /// <summary>Joins, and calls until it is stopped.</summary>
    public async Task LiveAsync(Uri server, string key, CancellationToken stop)
    {
        await _process.TellAsync(new
        {
            @do = "open",
            id = _id,
            url = server,
            token = Token.For(_user, key),
            transports = _plan.Transport is { } transport ? new[] { transport } : null,
            actors = new object[]
            {
                new { a = _room.Bench, @params = new { }, events = BenchEvents },
                new { a = _room.Counter, @params = new { }, events = CounterEvents },
                new { a = _room.Chat, @params = new { name = _user }, events = ChatEvents },
            },
        });
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(TimeSpan.FromMilliseconds(_random.Next(50, 800)), stop);
            await CallSomethingAsync();
        }
    }

    /// <summary>Stays until all is answered.</summary>
    public Task SettleAsync(CancellationToken stop) =>
        UntilAsync(() => _unanswered.Count == 0, SettleLimit, () => $"{_unanswered.Count} are unanswered", stop);

    /// <summary>Stays until what it says itself in each place has come, and it is told that it is back: all that was said before is there as well.</summary>
    public async Task ConcludeAsync(CancellationToken stop)
    {
        await MarkAsync();
        await SettleAsync(stop);
        await UntilAsync(() => _marks.TrueForAll(mark => mark.HasCome && !mark.Source.IsAway), SettleLimit, Unmarked, stop);
    }

    public Task LeaveAsync() => _process.TellAsync(new { @do = "close", id = _id });

    /// <summary>What its user is told; always one thing after the other.</summary>
    private void Hear(JsonElement said)
    {
        lock (_gate)
        {
            switch (said.GetProperty("is").GetString())
            {
                case "link":
                    OnLink(said.TryGetProperty("via", out var transport) ? transport.GetString() : null);
                    break;
                case "connected":
                    Source(said).Connected(said.GetProperty("c").GetString()!, Snapshot(said));
                    break;
                case "disconnected":
                    Source(said).Disconnected(said.GetProperty("reconnecting").GetBoolean());
                    break;
                case "reconnected":
                    Source(said).Reconnected(said.GetProperty("c").GetString()!, said.GetProperty("recovered").GetBoolean());
                    break;
                case "event":
                    Source(said).Event(said.GetProperty("name").GetString()!, said.GetProperty("d"));
                    break;
                case "gap":
                    Source(said).Gap(said.GetProperty("reason").GetString()!, Snapshot(said));
                    break;
                case "result":
                    OnResult(said);
                    break;
                case "failed":
                    OnFailure(said.GetProperty("n").GetInt64(), said.GetProperty("code").GetString()!);
                    break;
                default:
                    Complain(ViolationKind.Other, $"was told {said}");
                    break;
            }
        }
    }

    private void OnLink(string? transport)
    {
        if (transport is null)
        {
            if (_isLinked) _tally.Cut();
            _isLinked = false;
            return;
        }

        if (!_isLinked || transport != _transport) _tally.Link(_transport is not null && transport != _transport);
        (_transport, _isLinked) = (transport, true);

        // Not before: what others send to a user who was never there, that user's first session may have been handed and not got.
        _room.Users[_number] = _user;
    }

    private string Unmarked() => $"never got, or is not back in, {string.Join(", ", _marks.Where(mark => !mark.HasCome || mark.Source.IsAway).Select(mark => $"{mark.Source.Ledger.Address} '{mark.Tag}' [{mark.Source.History}]"))}";

    private async Task UntilAsync(Func<bool> condition, TimeSpan limit, Func<string> describe, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            lock (_gate)
            {
                if (condition()) return;
                if (TimeProvider.System.GetElapsedTime(begun) > limit)
                {
                    Complain(ViolationKind.Lost, describe());
                    return;
                }
            }

            await PauseAsync(Look, stop);
        }
    }

    private SourceRecord Source(JsonElement said) => _sources[said.GetProperty("a").GetString()!];

    private static JsonElement? Snapshot(JsonElement said) => said.TryGetProperty("d", out var snapshot) ? snapshot : null;

    private static async Task PauseAsync(TimeSpan time, CancellationToken stop) =>
        await Task.Delay(time, TimeProvider.System, stop).ContinueWith(static _ => { }, TaskScheduler.Default);

    private void Complain(ViolationKind kind, string text) => _findings.Add(kind, _tally.Population, $"client {_number}: {text}");
}
