using System.Numerics;
using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Logs;

/// <summary>
/// Takes events off the EventStream and finds this node's receivers for each: no queue and no actor hop in between. It runs under
/// the gate of the event's log.
/// </summary>
internal sealed class Bridge : IDisposable
{
    private readonly IDisposable _subscription;

    public Bridge(EventStream stream) => _subscription = stream.Subscribe<LogEntry>(Forward);

    public void Dispose() => _subscription.Dispose();

    private static void Forward(LogEntry entry)
    {
        var members = entry.Log.Members_NeedsLock;
        var recipients = entry.Recipients;
        switch (recipients.Kind)
        {
            case RecipientKind.Everyone when entry.Log.Slices is { } slices:
                slices.Deliver_NeedsLock(entry);
                break;
            case RecipientKind.Everyone or RecipientKind.EveryoneBut:
                for (var slot = 0; slot < members.Length; slot++)
                {
                    if (slot != recipients.Slot) members[slot]?.Deliver(entry);
                }

                break;
            case RecipientKind.One:
                members[recipients.Slot]?.Deliver(entry);
                break;
            case RecipientKind.Many:
                var bits = recipients.Bits;
                for (var word = 0; word < bits.Length; word++)
                {
                    for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                        members[(word * 64) + BitOperations.TrailingZeroCount(rest)]?.Deliver(entry);
                }

                break;
        }
    }
}
