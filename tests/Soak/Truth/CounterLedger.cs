using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>What a counter was asked to do, one at a time, and what it answered: no value comes twice, and the sum comes out.</summary>
internal sealed class CounterLedger
{
    private readonly ConcurrentDictionary<long, byte> _answers = new();
    private int _asked;
    private int _refused;

    public void Ask() => Interlocked.Increment(ref _asked);

    public void Refused() => Interlocked.Increment(ref _refused);

    /// <returns>False when another call was answered the same.</returns>
    public bool Answered(long value) => _answers.TryAdd(value, 0);

    /// <summary>What is wrong with a final value; null when it fits what was asked.</summary>
    public (ViolationKind Kind, string Text)? Check(long value)
    {
        if (value < _answers.Count) return (ViolationKind.Lost, $"a counter stands at {value} after {_answers.Count} increments that were answered");
        var most = _asked - _refused;
        return value > most ? (ViolationKind.TwiceExecuted, $"a counter stands at {value}, and {most} increments were asked for") : null;
    }
}
