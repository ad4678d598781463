using Akka.GameEvents.Forwarders.Batches;

namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>Where a forwarder's batches go. Asked for one batch at a time.</summary>
internal interface IEventSink : IAsyncDisposable
{
    /// <summary>Makes one attempt. What it throws counts as a failure that may pass.</summary>
    Task<SendResult> SendAsync(EventBatch batch, CancellationToken stop);
}
