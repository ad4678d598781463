using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>Tells logs and metrics of what a forwarder's attempts come to.</summary>
internal sealed class DeliveryWatch(string forwarder, ForwarderMetrics metrics, ILogger log)
{
    /// <param name="verdict">Null when it was cut off before there was one.</param>
    /// <param name="took">How long it took.</param>
    public void Attempted(SendVerdict? verdict, TimeSpan took) => metrics.Attempted(forwarder, verdict, took);

    public void Retrying(string reason, int failures, TimeSpan delay) => log.Retrying(forwarder, reason, failures, delay);

    public void Pausing(TimeSpan pause)
    {
        metrics.Pause(forwarder, true);
        log.Pausing(forwarder, pause);
    }

    public void Resumed()
    {
        metrics.Pause(forwarder, false);
        log.Resumed(forwarder);
    }
}
