using System.Threading.Channels;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents.Forwarders.Batches;

/// <summary>Makes batches of what comes out of a buffer. Used by one task at a time.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="mapping">Makes of an event what is sent.</param>
/// <param name="limits">When a batch is full, and when old enough.</param>
/// <param name="time">The clock of batches.</param>
/// <param name="hurry">From then on a batch is old enough at once.</param>
internal sealed class BatchCollector(
    ChannelReader<QueuedEvent> buffer, EventMapping mapping, ForwarderBatchOptions limits, TimeProvider time, CancellationToken hurry)
{
    // Read from the buffer, but too large for the batch before.
    private OutgoingEvent? _next;

    /// <summary>The next batch, when it is full or old enough, or the buffer has been completed; null when there is nothing any more.</summary>
    public async Task<EventBatch?> CollectAsync()
    {
        while (_next is null && !TryRead(out _next))
        {
            if (!await buffer.WaitToReadAsync().ConfigureAwait(false)) return null;
        }

        var (events, bytes) = (new List<OutgoingEvent>(), 0L);
        using var old = new CancellationTokenSource(limits.MaxAge, time);
        using var age = CancellationTokenSource.CreateLinkedTokenSource(old.Token, hurry);
        while (_next is not null && (events.Count == 0 || bytes + _next.Json.Length <= limits.MaxBytes))
        {
            events.Add(_next);
            bytes += _next.Json.Length;
            _next = null;
            if (events.Count == limits.MaxEvents) break;
            while (!TryRead(out _next) && await MayComeAsync(age.Token).ConfigureAwait(false))
            {
            }
        }

        return new EventBatch(events);
    }

    /// <summary>All that is left, without waiting for more.</summary>
    public IEnumerable<OutgoingEvent> TakeRest()
    {
        if (_next is { } read)
        {
            _next = null;
            yield return read;
        }

        while (TryRead(out var next)) yield return next;
    }

    private bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OutgoingEvent? next)
    {
        next = buffer.TryRead(out var item) ? new OutgoingEvent(item, (ServerEvent)item.Subject, mapping.Apply((ServerEvent)item.Subject)) : null;
        return next is not null;
    }

    private async Task<bool> MayComeAsync(CancellationToken age)
    {
        if (age.IsCancellationRequested) return false;
        var coming = buffer.WaitToReadAsync(age).AsTask();
        await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return coming.IsCompletedSuccessfully && coming.Result;
    }
}
