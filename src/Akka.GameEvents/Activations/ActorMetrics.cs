using System.Diagnostics.Metrics;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Activations;

/// <summary>The actors in memory, by type. They are counted only when somebody collects the figures.</summary>
internal sealed class ActorMetrics
{
    private readonly ActorDirectory _directory;

    public ActorMetrics(IMeterFactory meters, ActorDirectory directory)
    {
        _directory = directory;
        var meter = meters.Create(NodeMeter.Name);
        meter.CreateObservableUpDownCounter("gameevents.actors", () => ByType(_ => 1, Enumerable.Sum), "{actor}", "Actors in memory.");
        meter.CreateObservableUpDownCounter(
            "gameevents.connections", () => ByType(actor => actor.ConnectionCount, Enumerable.Sum), "{connection}", "Connections to actors.");
        meter.CreateObservableUpDownCounter(
            "gameevents.actors.waiting", () => ByType(actor => actor.Mailbox.Count, Enumerable.Sum), "{request}", "Requests that wait in mailboxes of actors.");
        meter.CreateObservableGauge(
            "gameevents.actors.deepest_mailbox", () => ByType(actor => actor.Mailbox.Count, Enumerable.Max), "{request}", "Requests that wait in the fullest mailbox.");
    }

    private IEnumerable<Measurement<int>> ByType(Func<Activation, int> figure, Func<IEnumerable<int>, int> total) =>
        _directory.Active.GroupBy(actor => actor.Type, figure).Select(type =>
            new Measurement<int>(total(type), new KeyValuePair<string, object?>("actor", type.Key.Name)));
}
