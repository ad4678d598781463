namespace Akka.GameEvents.Actors.Mailboxes;

internal sealed class UnboundedMailbox : Mailbox
{
    private readonly Lock _gate = new();
    private EnvelopeRing _ring;

    public override int Count
    {
        get
        {
            lock (_gate) return _ring.Count;
        }
    }

    public override EnqueueResult Enqueue(in Envelope envelope)
    {
        lock (_gate) _ring.Enqueue(envelope);
        return EnqueueResult.Enqueued;
    }

    public override bool TryDequeue(out Envelope envelope)
    {
        lock (_gate) return _ring.TryDequeue(out envelope);
    }
}
