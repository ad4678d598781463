namespace Akka.GameEvents.ServerEvents;

/// <summary>An accepted event on its way through the queue: a <see cref="ServerEvent"/>, or a start or end of a session or link.</summary>
internal sealed class QueuedEvent(object subject)
{
    private bool _isAdmitted;

    /// <summary>An event that was counted before, and comes again from the spool.</summary>
    public static QueuedEvent Admitted(ServerEvent happening, long position)
    {
        var item = new QueuedEvent(happening) { Position = position };
        item._isAdmitted = true;
        return item;
    }

    public object Subject => subject;

    /// <summary>What the event is called in logs: its name, or what it tells of.</summary>
    public string Name => subject is ServerEvent happening ? happening.Name : subject.GetType().Name;

    /// <summary>Where it stands in the spool; 0 without one.</summary>
    public long Position { get; init; }

    /// <summary>What must be handled before it; null for nothing.</summary>
    public Task? After { get; init; }

    /// <summary>Told when its handlers are done with it; null when nobody waits.</summary>
    public TaskCompletionSource? Done { get; init; }

    /// <summary>Which handlers asked for another attempt; null before the first.</summary>
    public IReadOnlyList<BoundHandler>? Remaining { get; set; }

    /// <summary>How many attempts there were.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether a handler failed for good.</summary>
    public bool HasFailed { get; set; }

    /// <summary>True once: for whoever counts it.</summary>
    public bool TryAdmit_NeedsLock()
    {
        var isFirst = !_isAdmitted;
        _isAdmitted = true;
        return isFirst;
    }
}
