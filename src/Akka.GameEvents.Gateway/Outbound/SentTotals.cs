using System.Numerics;
using System.Runtime.InteropServices;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>
/// What has been sent, counted at every write: each processor has sums of its own, in cache lines of their own, which are added up when
/// somebody asks.
/// </summary>
internal sealed class SentTotals
{
    private readonly Sums[] _sums = new Sums[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount)];

    public long Turns => Sum(static (in sums) => Volatile.Read(in sums.Turns));

    public long Frames => Sum(static (in sums) => Volatile.Read(in sums.Frames));

    public long Bytes => Sum(static (in sums) => Volatile.Read(in sums.Bytes));

    private delegate long Part(in Sums sums);

    public void Add(int frames, long bytes)
    {
        // The thread may move meanwhile, so two may share the sums.
        ref var sums = ref _sums[Thread.GetCurrentProcessorId() & (_sums.Length - 1)];
        Interlocked.Increment(ref sums.Turns);
        Interlocked.Add(ref sums.Frames, frames);
        Interlocked.Add(ref sums.Bytes, bytes);
    }

    private long Sum(Part part)
    {
        var sum = 0L;
        foreach (ref readonly var sums in _sums.AsSpan()) sum += part(in sums);
        return sum;
    }

    [StructLayout(LayoutKind.Sequential, Size = 128)]
    private struct Sums
    {
        public long Turns;
        public long Frames;
        public long Bytes;
    }
}
