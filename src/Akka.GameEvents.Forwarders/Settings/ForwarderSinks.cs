using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.Forwarders.Files;
using Akka.GameEvents.Forwarders.Postgres;
using Akka.GameEvents.Forwarders.Webhooks;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders.Settings;

/// <summary>Makes what settings that are found good ask for.</summary>
internal sealed class ForwarderSinks(IDisk disk, TimeProvider time, ForwarderMetrics metrics, ILoggerFactory logs)
{
    /// <param name="name">The forwarder's.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="giveUpAfter">How long a batch is tried for; null for ever.</param>
    public Delivery CreateDelivery(string name, ForwarderOptions options, TimeSpan? giveUpAfter)
    {
        var watch = new DeliveryWatch(name, metrics, logs.CreateLogger<Delivery>());
        return new Delivery(CreateSink(options), DeliveryPipeline.Create(options, giveUpAfter, time, watch), watch, time);
    }

    private IEventSink CreateSink(ForwarderOptions options) => options.Kind switch
    {
        ForwarderKind.Webhook => new WebhookSink(options.Webhook, time),
        ForwarderKind.File => new FileSink(options.File, disk, time),
        _ => new PostgresSink(options.Postgres),
    };
}
