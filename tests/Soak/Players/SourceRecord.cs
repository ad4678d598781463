using System.Text.Json;
using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Players;

/// <summary>
/// What the user of a client saw of one actor or stream: stretches of events, with a gap between one and the next. Positions are not seen, so
/// the order of the actor's numbers is looked up when all is over; what can be told without is told at once.
/// </summary>
internal sealed class SourceRecord(string client, LogLedger ledger, LogSize size, Tally tally, Findings findings)
{
    private readonly HashSet<string> _tags = [];
    private readonly List<List<string>> _stretches = [[]];
    private long? _value;

    public LogLedger Ledger => ledger;

    public History History { get; } = new();

    /// <summary>The ids that its connections had; what is for all but one of these is not owed.</summary>
    public HashSet<string> Connections { get; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Stretches => _stretches;

    /// <summary>Whether its events are the values of a counter, which begin anew when its state is lost.</summary>
    public bool IsCounter => ledger.Address.StartsWith("counter/", StringComparison.Ordinal);

    /// <summary>How often a gap said that the past is lost.</summary>
    public int EpochChanges { get; private set; }

    /// <summary>Whether its user was told that it is lost, and not yet that it is back.</summary>
    public bool IsAway { get; private set; }

    public bool Has(string tag) => _tags.Contains(tag);

    public void Connected(string connection, JsonElement? snapshot)
    {
        History.Note($"connected {connection}");
        Connections.Add(connection);
        _value = Value(snapshot);
    }

    public void Disconnected(bool isComingBack)
    {
        History.Note("disconnected");
        if (IsAway || !isComingBack) Complain(ViolationKind.Other, isComingBack ? "lost again before it was back" : "closed for good");
        IsAway = true;
    }

    public void Reconnected(string connection, bool recovered)
    {
        History.Note($"reconnected {connection} {recovered}");
        if (!IsAway) Complain(ViolationKind.Other, "back, and was not lost");
        IsAway = false;
        if (Connections.Add(connection)) tally.SessionExpired();
        else if (recovered) tally.Resumed();
    }

    public void Event(string name, JsonElement payload)
    {
        tally.Event();
        if (EventReading.Of(name, payload) is not { } reading)
        {
            Complain(ViolationKind.Other, $"a '{name}'");
            return;
        }

        History.Note(reading.Tag);
        if (!_tags.Add(reading.Tag)) Complain(ViolationKind.Duplicated, $"'{reading.Tag}' came again");
        _stretches[^1].Add(reading.Tag);
        if (name == "changed") Change(payload.GetProperty("value").GetInt64());
    }

    public void Gap(string reason, JsonElement? snapshot)
    {
        tally.Gap(reason);
        History.Note($"gap {reason}");

        // Of a join whose answer was lost nothing is left to go on from. How often epochs may change is looked up when all is over.
        if (size == LogSize.Large && reason is not ("position_unknown" or RestartRules.EpochChanged))
            Complain(ViolationKind.Lost, $"a gap ({reason}), and the log keeps everything");
        if (reason == RestartRules.EpochChanged)
        {
            EpochChanges++;
            if (IsCounter) _tags.Clear();
        }

        _stretches.Add([]);
        _value = Value(snapshot);
    }

    public void Complain(ViolationKind kind, string text) => findings.Add(kind, tally.Population, $"{client}, {ledger.Address} {text} [{History}]");

    /// <summary>A counter's values follow one on the other, from the snapshot on.</summary>
    private void Change(long value)
    {
        if (_value is { } before && value != before + 1)
            Complain(value > before ? ViolationKind.Lost : ViolationKind.Disordered, $"{value} came after {before}");
        _value = value;
    }

    private static long? Value(JsonElement? snapshot) =>
        snapshot is { ValueKind: JsonValueKind.Object } state && state.TryGetProperty("value", out var value) ? value.GetInt64() : null;
}
