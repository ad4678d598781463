using System.Buffers.Text;
using System.Security.Cryptography;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>
/// Gives the events of one actor or stream their order. Sequencing and the hand-over to the members are one critical section, and a
/// member turns live inside the same section.
/// </summary>
internal sealed class EventLog(ActorAddress address, EventStream publisher)
{
    private readonly Lock _gate = new();
    private readonly SlotTable _members = new();
    private string _epoch = NewEpoch();
    private long _sequence;

    public ActorAddress Address { get; } = address;

    public Position Position
    {
        get
        {
            lock (_gate) return Position_NeedsLock;
        }
    }

    private Position Position_NeedsLock => new(_epoch, _sequence);

    /// <summary>The members that the entry is for; only for whoever is handed the entry, which happens under the gate.</summary>
    public ReadOnlySpan<Receiver?> Members_NeedsLock => _members.Slots;

    /// <summary>Sequences the event and hands it to the links, in one step.</summary>
    public void Append(EventDraft draft, EventContract contract, string? key, Recipients recipients)
    {
        lock (_gate)
        {
            var outgoing = contract.Delivery switch
            {
                DeliveryClass.Latest => Outgoing.Latest(draft.Seal(null), new LatestKey(Address, contract.Name, key ?? "")),
                DeliveryClass.Volatile => Outgoing.Volatile(draft.Seal(null)),
                _ => Outgoing.Required(draft.Seal(++_sequence)),
            };
            publisher.Publish(new LogEntry(this, outgoing, contract.Name, recipients));
        }
    }

    /// <summary>Makes the member live, and answers its slot.</summary>
    /// <param name="announce">Told the position under the gate: every later event comes after this call.</param>
    public int Attach(Receiver receiver, Action<Position> announce)
    {
        lock (_gate)
        {
            announce(Position_NeedsLock);
            return _members.Add(receiver);
        }
    }

    /// <summary>Tells the position in order with the events.</summary>
    public void Announce(Action<Position> announce)
    {
        lock (_gate) announce(Position_NeedsLock);
    }

    public void Detach(int slot)
    {
        lock (_gate) _members.Remove(slot);
    }

    /// <summary>Begins a new epoch, because what the old positions stood on is lost.</summary>
    public Position Renew()
    {
        lock (_gate)
        {
            _epoch = NewEpoch();
            _sequence = 0;
            return Position_NeedsLock;
        }
    }

    private static string NewEpoch() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    private sealed record LatestKey(ActorAddress Address, string Name, string Key);
}
