namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary>One number of an instrument, or one distribution: those measurements that have the same labels.</summary>
/// <param name="buckets">How many, the last one for what is above all bounds.</param>
internal sealed class Series(int buckets)
{
    private readonly long[] _counts = new long[buckets];
    private double _sum;

    /// <summary>The number, or the sum of all that was observed.</summary>
    public double Sum => Volatile.Read(ref _sum);

    public void Set(double value) => Volatile.Write(ref _sum, value);

    public void Add(double value)
    {
        double before, read = Volatile.Read(ref _sum);
        do before = read;
        while ((read = Interlocked.CompareExchange(ref _sum, before + value, before)) != before);
    }

    public void Observe(double value, int bucket)
    {
        Interlocked.Increment(ref _counts[bucket]);
        Add(value);
    }

    /// <summary>How many measurements are in each bucket.</summary>
    public long[] Counts() => [.. _counts.Select((_, i) => Interlocked.Read(ref _counts[i]))];
}
