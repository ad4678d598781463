using Akka.GameEvents.Actors;

namespace Akka.GameEvents.Logs;

/// <summary>
/// Hands the events of a log that everyone is a member of over in slices, so that neither their emitter nor the rooms wait until thousands of
/// links have them: each slice queues behind the links' turns that the one before it caused, and the rooms' turns come in between. With few
/// members it hands over at once.
/// </summary>
internal sealed class FanOutSlices(EventLog log, Dispatcher links) : IThreadPoolWorkItem
{
    // More members than this are worth a detour.
    private const int FewMembers = 512;
    private const int SliceMembers = 64;

    // More wait only if events come faster than links can be handed them: then whoever emits one waits for the oldest.
    private const int MaxWaiting = 1024;

    private readonly Queue<LogEntry> _waiting = new();
    private int _next;

    public void Deliver_NeedsLock(LogEntry entry)
    {
        if (_waiting.Count == 0 && log.Members_NeedsLock.Length <= FewMembers)
        {
            Deliver_NeedsLock(entry, log.Members_NeedsLock);
            return;
        }

        _waiting.Enqueue(entry);
        if (_waiting.Count == 1) links.Queue(this);
        while (_waiting.Count > MaxWaiting) DeliverSlice_NeedsLock();
    }

    void IThreadPoolWorkItem.Execute()
    {
        bool isMore;
        lock (log.Gate)
        {
            if (_waiting.Count > 0) DeliverSlice_NeedsLock();
            isMore = _waiting.Count > 0;
        }

        if (isMore) links.Queue(this);
    }

    private void DeliverSlice_NeedsLock()
    {
        var members = log.Members_NeedsLock;
        var end = Math.Min(members.Length, _next + SliceMembers);
        Deliver_NeedsLock(_waiting.Peek(), members[Math.Min(_next, end)..end]);
        _next = end;
        if (end < members.Length) return;
        _waiting.Dequeue();
        _next = 0;
    }

    private static void Deliver_NeedsLock(LogEntry entry, ReadOnlySpan<Receiver?> members)
    {
        foreach (var member in members) member?.Deliver(entry);
    }
}
