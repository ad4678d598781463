using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What a counter was asked to do, one at a time, and what it answered.</summary>
internal sealed class CounterLedger
{
    private readonly ConcurrentQueue<(string? Epoch, long Value)> _answers = new();
    private int _asked;
    private int _refused;

    /// <summary>How often it may have been incremented at most, over all its epochs.</summary>
    public int Most => _asked - _refused;

    public IReadOnlyCollection<(string? Epoch, long Value)> Answers => _answers;

    /// <summary>What it says in the end; null as long as nobody asked.</summary>
    public long? Final { get; set; }

    public void Ask() => Interlocked.Increment(ref _asked);

    public void Refused() => Interlocked.Increment(ref _refused);

    /// <param name="epoch">Where its caller stood when it called: the call took effect there or later. Null when the caller cannot tell.</param>
    /// <param name="value">The answer.</param>
    public void Answered(string? epoch, long value) => _answers.Enqueue((epoch, value));
}
