namespace Akka.GameEvents.Bench.Load;

/// <summary>How long deliveries took.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _all = [];

    public void Add(TimeSpan latency)
    {
        lock (_gate)
            _all.Add(latency);
    }

    /// <summary>How many milliseconds 99 of 100 took at most.</summary>
    public double P99Ms()
    {
        lock (_gate)
        {
            _all.Sort();
            return _all[_all.Count * 99 / 100].TotalMilliseconds;
        }
    }
}
