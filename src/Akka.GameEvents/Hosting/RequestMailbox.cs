using Akka.GameEvents.Actors;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Hosting;

/// <summary>
/// A game actor's mailbox. Requests of clients are refused when <c>actors.mailbox-size</c> of them wait; the actor's own (a timer's firing, a
/// scope's flush, a connection's end) are bounded by what causes them and are never refused.
/// </summary>
internal sealed class RequestMailbox(int capacity) : Mailbox
{
    private readonly Mailbox _queue = Unbounded();
    private long _rejected;

    public override int Count => _queue.Count;

    public override EnqueueResult Enqueue(in Envelope envelope) =>
        envelope.Message is TurnRequest { IsFromClient: true } && _queue.Count >= capacity ? Refuse() : _queue.Enqueue(envelope);

    public override long Rejected => Interlocked.Read(ref _rejected);

    public override bool TryDequeue(out Envelope envelope) => _queue.TryDequeue(out envelope);

    private EnqueueResult Refuse()
    {
        Interlocked.Increment(ref _rejected);
        return EnqueueResult.Rejected;
    }
}
