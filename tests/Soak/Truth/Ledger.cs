using System.Collections.Concurrent;
using Akka.GameEvents.Soak.Faults;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What happened in a round, log by log.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, LogLedger> _logs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CounterLedger> _counters = new(StringComparer.Ordinal);

    public Ledger()
    {
        Rules = new RestartRules(Restarts);
    }

    public Restarts Restarts { get; } = new();

    public RestartRules Rules { get; }

    public IEnumerable<LogLedger> Logs => _logs.Values;

    public IEnumerable<KeyValuePair<string, CounterLedger>> Counters => _counters;

    /// <summary>How many new epochs clients saw because an actor did not get over a call, when the epochs are in order.</summary>
    public int ActorRestartsSeen =>
        Logs.Where(log => Restarts.OfActor(log.Address) > 0).Sum(log => Math.Max(0, log.Epochs.Count - 1 - Restarts.ServersGone));

    public LogLedger Log(string address) => _logs.GetOrAdd(address, static address => new LogLedger(address));

    public CounterLedger Counter(string address) => _counters.GetOrAdd(address, static _ => new CounterLedger());
}
