using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What happened in a round, log by log.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, LogLedger> _logs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CounterLedger> _counters = new(StringComparer.Ordinal);

    public IEnumerable<LogLedger> Logs => _logs.Values;

    public LogLedger Log(string address) => _logs.GetOrAdd(address, static address => new LogLedger(address));

    public CounterLedger Counter(string address) => _counters.GetOrAdd(address, static _ => new CounterLedger());
}
