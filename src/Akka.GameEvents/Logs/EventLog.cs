using System.Buffers.Text;
using System.Security.Cryptography;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>
/// Gives the events of one actor or stream their order and keeps the newest. Sequencing, keeping and the hand-over to the members are one
/// critical section, and a member turns live inside the same section.
/// </summary>
internal sealed partial class EventLog(ActorAddress address, LogLimits limits, LogServices services)
{
    private readonly SlotTable _members = new();
    private EventRing _ring = new();
    private LatestEvents? _latest;
    private long _stamp;

    public ActorAddress Address { get; } = address;

    public LogLimits Limits { get; } = limits;

    /// <summary>How its events go to everyone, when there may be so many that it takes a while; null for at once.</summary>
    public FanOutSlices? Slices { get; private set; }

    /// <summary>What everything named …_NeedsLock stands under.</summary>
    public Lock Gate { get; } = new();

    /// <summary>A log that everyone is a member of.</summary>
    public static EventLog ForEveryone(ActorAddress address, LogServices services)
    {
        var log = new EventLog(address, services.Limits, services);
        log.Slices = new FanOutSlices(log, services.Links);
        return log;
    }

    public Position Position
    {
        get
        {
            lock (Gate) return Position_NeedsLock;
        }
    }

    public Position Position_NeedsLock => new(Epoch_NeedsLock, Sequence_NeedsLock);

    public string Epoch_NeedsLock { get; private set; } = NewEpoch();

    /// <summary>The sequence of the newest logged event; 0 before the first.</summary>
    public long Sequence_NeedsLock { get; private set; }

    /// <summary>The stamp of the newest event.</summary>
    public long Stamp_NeedsLock => _stamp;

    /// <summary>The members that the entry is for; only for whoever is handed the entry, which happens under the gate.</summary>
    public ReadOnlySpan<Receiver?> Members_NeedsLock => _members.Slots;

    /// <summary>The logged events that are kept.</summary>
    public EventRing Ring_NeedsLock => _ring;

    /// <summary>Sequences the event, keeps it and hands it to the links, in one step.</summary>
    public void Append(EventDraft draft, EventContract contract, string? key, Recipients recipients)
    {
        var now = services.Time.GetTimestamp();
        lock (Gate)
        {
            var entry = Seal_NeedsLock(draft, contract, key, recipients, now);
            if (contract.Delivery == DeliveryClass.Logged) Keep_NeedsLock(entry, now);
            else if (contract.Delivery == DeliveryClass.Latest) KeepLatest_NeedsLock(entry);
            services.Publisher.Publish(entry);
        }
    }

    /// <summary>Makes the receiver a member, and answers its slot.</summary>
    /// <param name="announce">Told the position under the gate: every later event comes after this call.</param>
    public int Attach(Receiver receiver, Action<Position> announce)
    {
        lock (Gate)
        {
            var slot = _members.Add(receiver);
            receiver.Attached(this, slot, _stamp);
            announce(Position_NeedsLock);
            return slot;
        }
    }

    /// <summary>Tells the position in order with the events.</summary>
    public void Announce(Action<Position> announce)
    {
        lock (Gate) announce(Position_NeedsLock);
    }

    public void Detach(int slot)
    {
        lock (Gate) _members.Remove(slot)?.Detached();
    }

    /// <summary>Begins a new epoch, because what the old positions stood on is lost.</summary>
    public void Renew()
    {
        lock (Gate)
        {
            Clear_NeedsLock();
            Epoch_NeedsLock = NewEpoch();
            Sequence_NeedsLock = 0;
        }
    }

    private LogEntry Seal_NeedsLock(EventDraft draft, EventContract contract, string? key, Recipients recipients, long now)
    {
        _stamp++;
        return contract.Delivery switch
        {
            DeliveryClass.Latest => Entry(Outgoing.Latest(draft.Seal(null), LatestKey_NeedsLock(contract.Name, key ?? "")), 0),
            DeliveryClass.Volatile => Entry(Outgoing.Volatile(draft.Seal(null)), 0),
            _ => Entry(Outgoing.Required(draft.Seal(++Sequence_NeedsLock)), Sequence_NeedsLock),
        };

        LogEntry Entry(Outgoing outgoing, long sequence) =>
            new(this, outgoing, contract.Name, recipients) { Stamp = _stamp, Sequence = sequence, At = now };
    }

    private static string NewEpoch() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
}
