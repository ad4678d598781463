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
            case RecipientKind.Many:
                foreach (var slot in recipients.Slots) members[slot]?.Deliver(entry);
                break;
            default:
                for (var slot = 0; slot < members.Length; slot++)
                {
                    if (slot != recipients.Slot) members[slot]?.Deliver(entry);
                }

                break;
        }
    }
}
