using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>A client of the wire that hides nothing: what the server says twice, it hears twice. All of it runs on one task at a time.</summary>
internal sealed partial class RawClient
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(30);
    private readonly int _number;
    private readonly Plan _plan;
    private readonly Room _room;
    private readonly Uri _server;
    private readonly string _token;
    private readonly Random _random;
    private readonly Ledger _ledger;
    private readonly Tally _tally;
    private readonly Findings _findings;
    private readonly LogSize _size;
    private readonly Dictionary<string, LogRecord> _logs = [];
    private readonly SortedDictionary<long, Request> _unanswered = [];
    private ILink? _link;

    public RawClient(int number, Plan plan, Room room, Uri server, LogSize size, string key, Random random, Ledger ledger, Tally tally, Findings findings)
    {
        (_number, _plan, _room, _server, _size, _random) = (number, plan, room, server, size, random);
        (_ledger, _tally, _findings) = (ledger, tally, findings);
        _user = $"{room.Key}-{number}";
        _token = Token.For(_user, key);
        (_team, _category) = (random.Next(2) == 0 ? "red" : "blue", random.Next(2) == 0 ? "news" : "sports");
        room.Users[number] = _user;
        tally.Client();
        foreach (var address in new[] { room.Bench, room.Counter, room.Chat, room.Game, room.News, $"user/{_user}", Global })
            _logs[address] = new LogRecord($"client {number}", ledger.Log(address), tally, findings);
    }

    public IEnumerable<LogRecord> Logs => _logs.Values;

    public Tally Tally => _tally;

    public int Number => _number;

    /// <summary>Comes and goes, and calls, until it is stopped.</summary>
    public async Task LiveAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!await TryOpenAsync())
            {
                await PauseAsync(Longer(TimeSpan.FromMilliseconds(_random.Next(20, 200))), stop);
                continue;
            }

            var stay = _plan.IsWitness ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(_random.NextDouble() * 8);
            var isOver = await UseAsync(stay, () => stop.IsCancellationRequested, _plan.IsWitness ? null : CallSomething, stop);
            if (isOver && _random.Next(2) == 0) continue; // and takes its own session over
            await CloseAsync();
            await PauseAsync(Longer(_plan.IsWitness ? TimeSpan.Zero : Absence()), stop);
        }

        await CloseAsync();
    }

    /// <summary>Comes back, and stays until it has all answers and has caught up.</summary>
    public Task SettleAsync(CancellationToken stop) => StayUntilAsync(() => _unanswered.Count == 0 && IsCaughtUp, "settle", stop);

    /// <summary>Makes the last move; a witness reads the counter.</summary>
    public Task ConcludeAsync(CancellationToken stop)
    {
        if (_plan.IsWitness) ReadCounter();
        else Move();
        return StayUntilAsync(() => _unanswered.Count == 0 && IsCaughtUp, "conclude", stop);
    }

    /// <summary>Resumes once more, so that whatever it has not got by then is lost.</summary>
    public async Task ResumeAsync(CancellationToken stop)
    {
        var earlier = _link;
        await TryOpenAsync();
        if (_link == earlier) await CloseAsync();
        await StayUntilAsync(() => IsCaughtUp, "catch up", stop);
        CheckMoves();
    }

    public async Task LeaveAsync()
    {
        if (_link is { } link) await link.TrySendAsync("""{"t":"bye"}""");
        await CloseAsync();
    }

    private bool IsCaughtUp => _link is not null && _logs.Values.All(log => log.State == LogState.Live);

    private async Task StayUntilAsync(Func<bool> isDone, string what, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!isDone() && !stop.IsCancellationRequested)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > SettleLimit)
            {
                var waits = string.Join(", ", _logs.Values.Where(log => log.State != LogState.Live).Select(log => $"{log.Address} {log.State}"));
                Complain(ViolationKind.Other, $"could not {what}: {_unanswered.Count} unanswered, {waits}");
                return;
            }

            if (_link is null && !await TryOpenAsync()) await PauseAsync(TimeSpan.FromMilliseconds(50), stop);
            else if (!await UseAsync(SettleLimit, isDone, null, stop)) await CloseAsync();
        }
    }

    /// <summary>Mostly short, now and then longer than the session lives.</summary>
    private TimeSpan Absence() => _random.Next(20) switch
    {
        0 => ServerSettings.ResumeWindow + TimeSpan.FromSeconds(1.5),
        < 10 => TimeSpan.Zero,
        _ => TimeSpan.FromSeconds(_random.NextDouble() * 2),
    };

    /// <summary>Not before the server wants this client back, if it said so.</summary>
    private TimeSpan Longer(TimeSpan time)
    {
        var retry = _retry;
        _retry = TimeSpan.Zero;
        return time > retry ? time : retry;
    }

    private static async Task PauseAsync(TimeSpan time, CancellationToken stop) =>
        await Task.Delay(time, TimeProvider.System, stop).ContinueWith(static _ => { }, TaskScheduler.Default);

    private void Complain(ViolationKind kind, string text) => _findings.Add(kind, _tally.Population, $"client {_number}: {text}");
}
