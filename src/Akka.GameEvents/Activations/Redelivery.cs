using Akka.GameEvents.Actors;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Activations;

/// <summary>Requests to an actor that ended without a last turn of its own are dead letters: they go to its next activation.</summary>
internal sealed class Redelivery : IDisposable
{
    private const int MaxRedeliveries = 3;
    private readonly ActorDirectory _directory;
    private readonly IDisposable _subscription;

    public Redelivery(ActorDirectory directory, EventStream stream)
    {
        _directory = directory;
        _subscription = stream.Subscribe<DeadLetter>(OnDeadLetter);
    }

    public void Dispose() => _subscription.Dispose();

    private void OnDeadLetter(DeadLetter letter)
    {
        if (letter.Message is not TurnRequest request || letter.Reason != DeadLetterReason.ActorEnded) return;
        try
        {
            if (request.Route is not { } route || request.Redeliveries++ == MaxRedeliveries)
                throw new CodedException(ErrorCodes.ActorUnavailable, "The actor stopped before it came to this.");
            _directory.Forget(route.Address, letter.Recipient);
            _directory.Deliver(route, request);
        }
        catch (CodedException e)
        {
            request.Fail(e.Error);
        }
    }
}
