using Akka.GameEvents.Forwarders.Settings;
using Akka.GameEvents.Options;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders;

/// <summary>All forwarders that the settings name.</summary>
internal sealed class ForwarderSet : IAsyncDisposable
{
    private readonly Forwarder[] _all;

    /// <exception cref="SettingException">A setting cannot be served.</exception>
    public ForwarderSet(
        ServerEventsOptions options, bool isDevelopment, ForwarderSinks sinks, EventLedger ledger, IDeadLetters deadLetters, TimeProvider time, ILogger<Forwarder> log)
    {
        var problems = new List<SettingProblem>();
        ForwarderCheck.Check(options.Forwarders, isDevelopment, problems);
        SettingException.ThrowIfAny(problems);
        var keepsTrying = options.Spool.Enabled; // otherwise events are in memory only, and each forwarder's own bounds decide
        _all =
        [
            .. options.Forwarders.OrderBy(named => named.Key, StringComparer.Ordinal).Select(named => new Forwarder(
                ledger.Open(named.Key),
                named.Value,
                sinks.CreateDelivery(named.Key, named.Value, keepsTrying ? null : named.Value.Retry.GiveUpAfter),
                deadLetters,
                keepsTrying,
                time,
                log)),
        ];
    }

    public IEnumerable<IEventConsumer> All => _all;

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _all) await forwarder.DisposeAsync().ConfigureAwait(false);
    }
}
