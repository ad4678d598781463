using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.ServerEvents;

/// <summary>Where all server events come in: checked, told from their repetitions, and sent on their way to their consumers.</summary>
internal sealed partial class ServerEventHub(IEventRoute route, EventFilters filters, EventLedger ledger, DedupeWindow known, int maxBatch, TimeProvider time) : IServerEvents
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly string _idPrefix = Ids.New() + "-";
    private long _ids;
    private volatile bool _isClosed;

    public ServerEventCounts Counts => ledger.Read();

    public PublishResult TryPublish(ServerEvent happening)
    {
        EventRules.Check(happening);
        return Count(_isClosed ? PublishResult.Draining : TryTake(happening));
    }

    public async ValueTask<PublishResult> PublishAsync(ServerEvent happening, CancellationToken cancellation = default)
    {
        EventRules.Check(happening);
        if (_isClosed) return Count(PublishResult.Draining);
        var results = await TakeAsync([happening], CallChain.Current is null, cancellation).ConfigureAwait(false);
        if (results[0] == PublishResult.QueueFull) cancellation.ThrowIfCancellationRequested();
        return Count(results[0]);
    }

    /// <summary>Takes events of a client; waits for room where that is the policy.</summary>
    /// <exception cref="CodedException">They are too many.</exception>
    public async ValueTask<EmitVerdict> AcceptAsync(EventSender sender, IReadOnlyList<EmittedItem> items, CancellationToken cancellation)
    {
        if (items.Count > maxBatch) throw new CodedException(GameError.LimitExceeded("server-events.max-batch", maxBatch));
        var rejected = new List<(int Index, GameError Error)>();
        var (taken, indexes) = (new List<ServerEvent>(items.Count), new List<int>(items.Count));
        for (var i = 0; i < items.Count; i++)
        {
            try
            {
                var happening = FromClient(sender, items[i]);
                if (!filters.IsEmpty) happening = await filters.RunAsync(happening).ConfigureAwait(false);
                taken.Add(happening);
                indexes.Add(i);
            }
            catch (CodedException refusal)
            {
                ledger.Reject(refusal.Error.Code);
                rejected.Add((i, refusal.Error));
            }
        }

        var results = await TakeAsync(taken, mayWait: true, cancellation).ConfigureAwait(false);
        var duplicates = 0;
        for (var i = 0; i < results.Length; i++)
        {
            if (ErrorOf(Count(results[i])) is { } error) rejected.Add((indexes[i], error));
            else if (results[i] == PublishResult.Duplicate) duplicates++;
        }

        return new EmitVerdict(items.Count - rejected.Count - duplicates, duplicates, [.. rejected.OrderBy(one => one.Index)]);
    }

    /// <summary>Nothing is accepted from here on.</summary>
    public void Close() => _isClosed = true;

    private ServerEvent FromClient(EventSender sender, EmittedItem item)
    {
        if (_isClosed) throw new CodedException(ErrorOf(PublishResult.Draining)!);
        if (item is not EmittedEvent sent) throw new CodedException(ErrorCodes.EventInvalid, ((InvalidEvent)item).Text);
        var now = time.GetUtcNow();
        return new ServerEvent(sent.Name, sent.Properties, sent.EventId ?? "")
        {
            Timestamp = sent.Timestamp ?? now,
            ReceivedAt = now,
            External = true,
            User = sender.User,
            SessionId = sender.SessionId,
            RemoteAddress = sender.Address,
        };
    }

    /// <summary>The event with all that it needs on its way.</summary>
    private ServerEvent Complete(ServerEvent happening)
    {
        if (happening.Id.Length > 0 && happening.ReceivedAt != default) return happening;
        var now = happening.ReceivedAt == default ? time.GetUtcNow() : happening.ReceivedAt;
        return happening with
        {
            Id = happening.Id.Length > 0 ? happening.Id : _idPrefix + Interlocked.Increment(ref _ids),
            Timestamp = happening.Timestamp == default ? now : happening.Timestamp,
            ReceivedAt = now,
        };
    }

    private PublishResult Count(PublishResult result)
    {
        if (result == PublishResult.Duplicate) ledger.LeaveOutDuplicate();
        else if (ErrorOf(result) is { } error) ledger.Reject(error.Code);
        return result;
    }

    private static GameError? ErrorOf(PublishResult result) => result switch
    {
        PublishResult.QueueFull => new GameError(ErrorCodes.QueueFull, "The queue of server events is full.", Retry: Retry),
        PublishResult.Overloaded => new GameError(ErrorCodes.Overloaded, "Server events cannot be written.", Retry: Retry),
        PublishResult.Draining => new GameError(ErrorCodes.Draining, "The server is going down.", Retry: Retry),
        _ => null,
    };
}
