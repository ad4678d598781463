namespace Akka.GameEvents.Bench.Load.Cases;

/// <summary>Clients that are there and do nothing, each in a room.</summary>
internal sealed record IdleCase(string Name, int Clients)
    : LoadCase(Name, Clients, $"resident memory, {Clients:N0} connections that have joined a room each and do nothing")
{
    public override IReadOnlyList<Measure> Measures => [new("KB per connection", result => result.ServerBytes / 1000.0 / Clients, "N1")];

    public override Task<LoadResult> RunAsync(Target target) => IdleRun.RunAsync(this, target);
}
