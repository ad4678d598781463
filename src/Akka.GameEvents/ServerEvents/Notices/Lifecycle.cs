namespace Akka.GameEvents.ServerEvents;

/// <summary>Tells handlers of starts and ends, through the queue.</summary>
internal sealed class Lifecycle(HandlerTable table, HandlerQueue queue)
{
    /// <summary>Tells of a start or an end.</summary>
    /// <param name="earlier">What must be handled before it; null for nothing.</param>
    /// <param name="make">Makes the notice, when somebody is to be told.</param>
    /// <returns>Completes when it was handled; the earlier when nobody is told.</returns>
    public Task? Tell<TNotice>(Task? earlier, Func<TNotice> make)
        where TNotice : class
    {
        if (!table.IsTold(typeof(TNotice))) return earlier;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add(new QueuedEvent(make()) { After = earlier, Done = done });
        return done.Task;
    }
}
