namespace Akka.GameEvents.Actors;

internal sealed class UnboundedMailbox : Mailbox
{
    private EnvelopeRing _ring;

    public override int Count => _ring.Count;

    // The mailbox is its own lock: it never leaves the kernel, and an object less for each of 100,000 idle actors.
    public override EnqueueResult Enqueue(in Envelope envelope)
    {
        lock (this) _ring.Push(in envelope);
        return EnqueueResult.Enqueued;
    }

    public override bool TryDequeue(out Envelope envelope)
    {
        lock (this) return _ring.TryPop(out envelope);
    }
}
