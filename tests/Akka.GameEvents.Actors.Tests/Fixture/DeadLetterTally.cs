namespace Akka.GameEvents.Actors.Tests;

/// <summary>Counts dead letters by reason.</summary>
internal sealed class DeadLetterTally
{
    private readonly int[] _counts = new int[Enum.GetValues<DeadLetterReason>().Length];

    public DeadLetterTally(ActorSystem system) =>
        system.EventStream.Subscribe<DeadLetter>(letter => Interlocked.Increment(ref _counts[(int)letter.Reason]));

    public int this[DeadLetterReason reason] => Volatile.Read(ref _counts[(int)reason]);
}
