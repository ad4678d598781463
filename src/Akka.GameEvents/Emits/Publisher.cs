using Akka.GameEvents.Activations;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Traces;

namespace Akka.GameEvents.Emits;

/// <summary>
/// The way out for what a turn staged: into the log of the actor or stream, and from there over the EventStream to the bridge. Whoever
/// subscribed to the event's own type gets the record itself, after the links.
/// </summary>
internal sealed class Publisher(EventStream stream, StreamTable streams, int maxEventBytes)
{
    public EventDraft Encode(ActorAddress address, EventContract contract, object? payload)
    {
        if (payload is Audience) throw new ArgumentException($"An audience is no payload: write Emit(\"{contract.Name}\", to: …).", nameof(payload));
        var draft = payload is null
            ? EventDraft.Encode(address, contract.Name, [])
            : EventDraft.Encode(address, contract.Name, payload, GameJson.Options);
        return draft.MaxTextBytes <= maxEventBytes
            ? draft
            : throw new InvalidOperationException($"The event '{contract.Name}' has {draft.MaxTextBytes} bytes; links.max-event-bytes is {maxEventBytes}.");
    }

    /// <summary>Encodes an event for streams: one for each user, or the one for everyone.</summary>
    public IEnumerable<StagedEvent> Stage(EventContract contract, object? payload, Audience to, bool always)
    {
        if (to.Kind == AudienceKind.Global) return [Staged(ActorAddress.Global, payload)];
        // An id that no user can have reaches nobody; it may come from a client. The record goes to the EventStream once.
        return to.UserIds
            .Select(user => ActorAddress.TryCreate(ActorAddress.UserType, [user], out var stream) ? stream : null)
            .OfType<ActorAddress>()
            .Select((stream, index) => Staged(stream, index == 0 ? payload : null));

        StagedEvent Staged(ActorAddress stream, object? record) =>
            new(Encode(stream, contract, payload), contract, contract.KeyOf(payload), record, to, stream, always);
    }

    /// <param name="actor">Whose events they are; null when all are for streams.</param>
    /// <param name="events">In the order in which they leave.</param>
    public void Publish(Activation? actor, IEnumerable<StagedEvent> events)
    {
        foreach (var e in events)
        {
            using var span = EmitSpan.Begin(e);
            if (e.Stream is not null) streams.Append(e);
            else actor!.Log.Append(e.Draft, e.Contract, e.Key, RecipientsOf(e.To));
            if (e.Record is { } record && stream.HasSubscribers(record.GetType())) stream.Publish(record);
        }
    }

    private static Recipients RecipientsOf(Audience to) => to.Kind switch
    {
        AudienceKind.EveryoneBut => Recipients.EveryoneBut(to.Connection!.Member.Slot),
        AudienceKind.Some => Recipients.Of(Slots(to.Connections)),
        _ => Recipients.Everyone,
    };

    private static int[] Slots(IReadOnlyCollection<Connection> connections) =>
        [.. connections.Select(c => c.Member.Slot).Where(slot => slot != Member.NotLive)];
}
