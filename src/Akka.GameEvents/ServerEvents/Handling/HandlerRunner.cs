using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents;

/// <summary>Runs the handlers of one event, one after another. Whatever one of them does, the others run.</summary>
internal sealed class HandlerRunner(
    HandlerTable table, TimeSpan defaultTimeout, IServiceScopeFactory services, TimeProvider time, ServerEventMetrics metrics, ILogger log)
{
    /// <summary>Runs one attempt.</summary>
    /// <returns>How the event ended; null when a handler asks for another attempt.</returns>
    public async ValueTask<EventOutcome?> RunAsync(QueuedEvent item)
    {
        var handlers = table.Find(item.Subject, out var isMatched);
        List<BoundHandler>? again = null;
        foreach (var handler in item.Remaining ?? handlers)
        {
            if (await TryRunAsync(handler, item).ConfigureAwait(false)) continue;
            if (item.Attempts < handler.Options.Retries) (again ??= []).Add(handler);
            else item.HasFailed = true;
        }

        item.Remaining = again;
        item.Attempts++;
        if (again is not null) return null;
        return item.HasFailed ? EventOutcome.DeadLettered : isMatched ? EventOutcome.Handled : EventOutcome.Unmatched;
    }

    private async ValueTask<bool> TryRunAsync(BoundHandler handler, QueuedEvent item)
    {
        var stop = new CancellationTokenSource();
        var run = Task.CompletedTask;
        try
        {
            var started = handler.TakesServices ? RunInScopeAsync(handler, item.Subject, stop.Token) : handler.Invoke(item.Subject, null, stop.Token);
            if (started.IsCompletedSuccessfully) return true;
            run = started.AsTask();
            await run.WaitAsync(handler.Options.Timeout ?? defaultTimeout, time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            _ = stop.CancelAsync(); // not awaited: whoever hangs may hang there as well
            metrics.HandlerTimedOut(handler.Name);
            log.HandlerTimedOut(handler.Name, item.Name);
        }
#pragma warning disable CA1031 // what a handler throws is its own affair
        catch (Exception e)
#pragma warning restore CA1031
        {
            metrics.HandlerFailed(handler.Name);
            log.HandlerFailed(e, handler.Name, item.Name);
        }

        return false;
    }

    private async ValueTask RunInScopeAsync(BoundHandler handler, object subject, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await handler.Invoke(subject, scope.ServiceProvider, stop).ConfigureAwait(false);
    }
}
