using Akka.GameEvents.Bench.Compare;

namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Clients post server events over HTTP, each its next request when the one before is answered; a handler counts them.</summary>
internal sealed record IngestCase(string Name, int Clients, int EventsPerRequest)
    : LoadCase(Name, Clients, $"server events over HTTP, {Clients} connections × {EventsPerRequest} event{(EventsPerRequest > 1 ? "s" : "")} a request, accepted and handled")
{
    public const string Event = """{"name":"bench","properties":{"sku":"sword","price":"9.99","currency":"EUR"},"timestamp":"2026-01-31T12:00:00Z"}""";

    public bool IsBatched => EventsPerRequest > 1;

    public override IEnumerable<Contender> Contenders =>
        IsBatched ? [Contender.MinimalApi, Contender.GameEvents, Contender.Spooled] : [Contender.MinimalApi, Contender.GameEvents];

    public override IReadOnlyList<Goal> Goals => IsBatched
        ?
        [
            Goal.AtLeast(250_000, "events/s accepted and handled", comparison => comparison.Median(Contender.GameEvents, Measure.PerSecond.Of)),
            Goal.AtLeast(0.5, "with the spool × without, events/s", comparison => comparison.Ratio(Contender.Spooled, Contender.GameEvents, Measure.PerSecond.Of)),
        ]
        : [Goal.AtLeast(0.7, "requests/s × `minimal-api`", comparison => comparison.Ratio(Contender.GameEvents, Contender.MinimalApi, Measure.PerSecond.Of))];

    public override Task<LoadResult> RunAsync(Target target) => IngestRun.RunAsync(this, target);
}
