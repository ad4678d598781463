using System.Text.Json;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>What one client was told of one log, held against the protocol message by message.</summary>
internal sealed class LogRecord(string client, LogLedger ledger, Tally tally, Findings findings)
{
    private readonly List<Span> _spans = [];
    private int _replayed;

    // A join was answered while the log was under way on this link: what was owed up to there may still come behind it.
    private bool _isOwed;

    public string Address => ledger.Address;

    public History History { get; } = new();

    public LogState State { get; private set; }

    public IReadOnlyList<Span> Spans => _spans;

    public Span? Current => _spans.Count == 0 ? null : _spans[^1];

    /// <summary>Begins anew, where the server says.</summary>
    /// <param name="epoch">Where it says.</param>
    /// <param name="sequence">Where in the epoch.</param>
    /// <param name="member">Who the client is from here on.</param>
    /// <param name="isTold">Whether the link will not tell of this, or has done so.</param>
    public void Begin(string epoch, long sequence, Member member, bool isTold = true)
    {
        History.Note($"begin {epoch} {sequence}");
        _isOwed = State != LogState.Silent;
        GoOn(epoch, sequence, member, isTold || !_isOwed || Current!.Epoch == epoch ? LogState.Live : LogState.Trailing);
    }

    /// <summary>Goes on with a new connection from where the old one was.</summary>
    public void Recover(string epoch, long sequence, Member member)
    {
        History.Note($"recovered {sequence}");
        if (Current is not { } old || old.Epoch != epoch || old.To != sequence)
            Complain(ViolationKind.Other, $"recovered at {sequence}, where this client was not");
        _spans.Add(new Span(epoch, sequence, member) { PublicUntil = long.MaxValue });
        Resume();
    }

    /// <summary>This link's server knows what the client has.</summary>
    public void Resume()
    {
        History.Note($"resume {Current?.To}");
        (State, _replayed) = (LogState.Resuming, 0);
    }

    /// <summary>A new link, on which nothing was said of this log yet.</summary>
    public void Silence()
    {
        History.Note("link");
        (State, _isOwed) = (LogState.Silent, false);
    }

    /// <param name="mayBeLate">Whether what was under way when a join was answered another way may come behind that.</param>
    public void Event(long sequence, string name, JsonElement payload, bool mayBeLate)
    {
        if (((mayBeLate || _isOwed) && sequence <= Current?.From) || State == LogState.Trailing) return;
        tally.Event();
        History.Note($"{sequence}");
        if (Current is not { } span || State == LogState.Silent)
        {
            Complain(ViolationKind.Other, $"{sequence} came without being asked for");
            return;
        }

        if (State == LogState.Resuming) _replayed++;
        if (sequence <= span.To)
        {
            if (span.Has(sequence)) Complain(ViolationKind.Duplicated, $"{sequence} came again");
            else Complain(ViolationKind.Disordered, $"{sequence} came after {span.To}");
        }

        span.Add(sequence);
        if (EventReading.Of(name, payload) is not { } reading)
        {
            Complain(ViolationKind.Other, $"{sequence} is a '{name}'");
            return;
        }

        if (!reading.Audience.Includes(span.Member)) Complain(ViolationKind.Other, $"{sequence} '{reading.Tag}' was for others");
        if (ledger.Epoch(span.Epoch).Saw(sequence, reading) is var (kind, text)) findings.Add(kind, tally.Population, $"{client}, {text}");
    }

    public void CaughtUp(string epoch, long sequence, int replayed, bool mayBeLate)
    {
        if ((State == LogState.Live && (_isOwed || (mayBeLate && sequence <= Current?.From))) || State == LogState.Trailing) return;
        History.Note($"caughtup {sequence}");
        if (Current is not { } span || State != LogState.Resuming)
        {
            Complain(ViolationKind.Other, $"caughtup {sequence} without a resume");
            return;
        }

        if (epoch != span.Epoch || sequence < span.To) Complain(ViolationKind.Disordered, $"caughtup {sequence} after {span.To}");
        if (replayed != _replayed)
            Complain(replayed > _replayed ? ViolationKind.Lost : ViolationKind.Duplicated, $"caughtup {sequence} after {_replayed} events, {replayed} were replayed");
        span.MoveTo(sequence);
        if (span.PublicUntil == long.MaxValue) span.PublicUntil = sequence;
        State = LogState.Live;
    }

    /// <param name="mayHappen">Whether the log does not keep everything.</param>
    /// <param name="mayBeLate">As for <see cref="Event"/>.</param>
    public void Gap(string epoch, long sequence, string reason, bool mayHappen, bool mayBeLate)
    {
        tally.Gap(reason);
        History.Note($"gap {epoch} {sequence} {reason}");
        if (Current is not { } span || State == LogState.Silent)
        {
            Complain(ViolationKind.Other, $"gap {sequence} without being asked for");
            return;
        }

        if (State == LogState.Trailing)
        {
            if (epoch == span.Epoch) GoOn(epoch, Math.Max(sequence, span.From), span.Member, LogState.Live);
            return;
        }

        var isNewEpoch = epoch != span.Epoch;
        if (!RestartRules.IsRightReason(reason, isNewEpoch)) Complain(ViolationKind.Other, $"gap {sequence} ({reason}) {(isNewEpoch ? "into another" : "within an")} epoch");
        if (!mayHappen && !isNewEpoch) Complain(ViolationKind.Lost, $"gap {span.To}-{sequence} ({reason}), and the log keeps everything");
        if (State == LogState.Resuming && reason == "log_trimmed" && _replayed > 0)
            Complain(ViolationKind.Other, $"gap {sequence} ({reason}) after a part of the replay");
        if ((mayBeLate || _isOwed) && !isNewEpoch && sequence <= span.From) return; // the answer to a join was ahead of it
        if (!isNewEpoch && sequence < span.To) Complain(ViolationKind.Disordered, $"gap {sequence} ({reason}) after {span.To}");
        _isOwed = false;
        GoOn(epoch, sequence, span.Member, LogState.Live);
    }

    private void GoOn(string epoch, long sequence, Member member, LogState state)
    {
        if (!RestartRules.MayEnter(epoch, _spans.Select(span => span.Epoch).Where(left => left != Current!.Epoch)))
            Complain(ViolationKind.Disordered, $"begins at {sequence} of an epoch that was left");
        ledger.Entered(Current?.Epoch, epoch);
        State = state;
        _spans.Add(new Span(epoch, sequence, member));
    }

    private void Complain(ViolationKind kind, string text) => findings.Add(kind, tally.Population, $"{client}, {Address} {text} [{History}]");
}
