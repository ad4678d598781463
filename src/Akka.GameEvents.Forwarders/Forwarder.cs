using System.Threading.Channels;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders;

/// <summary>
/// A consumer of server events that sends them elsewhere: filter, buffer, batch, delivery, one batch after another. What another one does,
/// or a receiver that hangs, does not reach it.
/// </summary>
internal sealed class Forwarder : IEventConsumer, IAsyncDisposable
{
    private const string ServerStopped = "server_stopped";

    private readonly EventSelection _selection;
    private readonly Channel<QueuedEvent> _buffer;
    private readonly BatchCollector _batches;
    private readonly Delivery _delivery;
    private readonly IDeadLetters _deadLetters;
    private readonly bool _keepsTrying;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _hurry = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pump;

    /// <param name="account">Its account.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="delivery">Sends its batches.</param>
    /// <param name="deadLetters">Gets what fails for good.</param>
    /// <param name="keepsTrying">Whether the spool has the events: then what may pass is waited for, and what is not sent by the end comes again.</param>
    /// <param name="time">The clock of batches.</param>
    /// <param name="log">Told when the pump fails.</param>
    public Forwarder(
        ConsumerAccount account, ForwarderOptions options, Delivery delivery, IDeadLetters deadLetters, bool keepsTrying, TimeProvider time, ILogger log)
    {
        Account = account;
        _selection = new EventSelection(options.Filter);
        var dropsOldest = options.Overflow == ForwarderOverflow.DropOldest && !keepsTrying;
        _buffer = Channel.CreateBounded<QueuedEvent>(
            new BoundedChannelOptions(options.BufferSize)
            {
                FullMode = dropsOldest ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
                SingleReader = true,
            },
            oldest => account.Settle(oldest, EventOutcome.Dropped));
        _batches = new BatchCollector(_buffer.Reader, new EventMapping(options), options.Batch, time, _hurry.Token);
        _delivery = delivery;
        _deadLetters = deadLetters;
        _keepsTrying = keepsTrying;
        _log = log;
        _pump = Task.Run(PumpAsync);
    }

    public ConsumerAccount Account { get; }

    public bool TryAdd(QueuedEvent item)
    {
        if (_selection.Takes((ServerEvent)item.Subject)) return _buffer.Writer.TryWrite(item);
        Account.Settle(item, EventOutcome.Unmatched);
        return true;
    }

    public void Hurry() => _hurry.Cancel();

    public async Task StopAsync(CancellationToken grace)
    {
        _buffer.Writer.TryComplete();
        await _pump.WaitAsync(grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _buffer.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        await _delivery.DisposeAsync().ConfigureAwait(false);
        _hurry.Dispose();
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await _batches.CollectAsync().ConfigureAwait(false) is { } batch)
            {
                if (!await TrySendAsync(batch).ConfigureAwait(false)) break;
            }

            if (!_keepsTrying) await GiveUpAsync([.. _batches.TakeRest()], ServerStopped).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // nobody awaits it while the server runs, so that it must be told here
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.PumpFailed(e, Account.Consumer);
        }
    }

    /// <summary>False when the end came in between.</summary>
    private async Task<bool> TrySendAsync(EventBatch batch)
    {
        var finished = 0;
        try
        {
            await _delivery.SendAsync(batch, FinishAsync, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            if (!_keepsTrying) await GiveUpAsync([.. batch.Events.Skip(finished)], ServerStopped).ConfigureAwait(false);
            return false;
        }

        async ValueTask FinishAsync(EventBatch part, SendResult result)
        {
            finished += part.Events.Count;
            if (result.Verdict == SendVerdict.Sent) Settle(part.Events, EventOutcome.Handled);
            else await GiveUpAsync(part.Events, result.Reason).ConfigureAwait(false);
        }
    }

    private async Task GiveUpAsync(IReadOnlyList<OutgoingEvent> events, string reason)
    {
        if (events.Count == 0) return;
        var kept = await _deadLetters.AddAsync(Account.Consumer, [.. events.Select(one => one.Original)], reason).ConfigureAwait(false);
        Settle(events.Take(kept), EventOutcome.DeadLettered);
        Settle(events.Skip(kept), EventOutcome.Dropped);
    }

    private void Settle(IEnumerable<OutgoingEvent> events, EventOutcome outcome)
    {
        foreach (var one in events) Account.Settle((QueuedEvent)one.Source, outcome);
    }
}
