using Akka.GameEvents.Forwarders.Batches;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>Sends batches through a sink, with all the attempts that it takes, and divides those that are too large.</summary>
internal sealed class Delivery(IEventSink sink, ResiliencePipeline<SendResult> attempts, DeliveryWatch watch, TimeProvider time) : IAsyncDisposable
{
    public const string TimedOut = "timed_out";
    public const string Paused = "paused";

    /// <summary>Sends a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="finish">Told of every event, once, in order: with those that were sent, or those that failed for good and why.</param>
    /// <param name="stop">Cuts the attempts off; the events that were not sent by then are not told of.</param>
    /// <exception cref="OperationCanceledException">It was cut off.</exception>
    public async Task SendAsync(EventBatch batch, Func<EventBatch, SendResult, ValueTask> finish, CancellationToken stop)
    {
        var result = await TryAsync(batch, stop).ConfigureAwait(false);
        if (result.Verdict != SendVerdict.Divide || batch.Events.Count == 1)
        {
            await finish(batch, result).ConfigureAwait(false);
            return;
        }

        var (first, second) = batch.Divide();
        await SendAsync(first, finish, stop).ConfigureAwait(false);
        await SendAsync(second, finish, stop).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    private async Task<SendResult> TryAsync(EventBatch batch, CancellationToken stop)
    {
        try
        {
            return await attempts.ExecuteAsync(static (state, attempt) => state.Delivery.AttemptAsync(state.Batch, attempt), (Delivery: this, Batch: batch), stop).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return new SendResult(SendVerdict.TryAgain, TimedOut);
        }
        catch (BrokenCircuitException)
        {
            return new SendResult(SendVerdict.TryAgain, Paused);
        }
    }

    private async ValueTask<SendResult> AttemptAsync(EventBatch batch, CancellationToken attempt)
    {
        var started = time.GetTimestamp();
        SendResult? result = null;
        try
        {
            result = await sink.SendAsync(batch, attempt).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever goes wrong, the events are still there
        catch (Exception e) when (!attempt.IsCancellationRequested)
#pragma warning restore CA1031
        {
            result = new SendResult(SendVerdict.TryAgain, FailureReasons.Of(e));
        }
        finally
        {
            watch.Attempted(result?.Verdict, time.GetElapsedTime(started));
        }

        return result.Value;
    }
}
