using System.Collections.Concurrent;
using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Report;

/// <summary>What was to be brought down and what was, over all rounds: a run that spares what it meant to restart proves nothing.</summary>
internal sealed class RestartTally
{
    private static readonly Population Everybody = new("all", "");
    private readonly ConcurrentDictionary<ServerEnd, int> _servers = new();
    private readonly Dictionary<ServerEnd, int> _serversPlanned = [];
    private int _actorsPlanned;
    private int _actorsAsked;
    private int _actors;

    public void Plan(RestartPlan plan, int rooms)
    {
        _actorsPlanned += plan.Actors.Count * rooms;
        if (plan.Server is not null) _serversPlanned[plan.End] = _serversPlanned.GetValueOrDefault(plan.End) + 1;
    }

    public void Server(ServerEnd end) => _servers.AddOrUpdate(end, 1, static (_, count) => count + 1);

    /// <param name="asked">How many calls were made that an actor does not get over.</param>
    /// <param name="seen">How many new epochs clients saw that came of it.</param>
    public void Actors(int asked, int seen) => (_actorsAsked, _actors) = (_actorsAsked + asked, _actors + seen);

    public void Check(Findings findings)
    {
        if (_actorsPlanned > 0 && _actors == 0) findings.Add(ViolationKind.Other, Everybody, "no actor was restarted, and that was planned");
        foreach (var (end, planned) in _serversPlanned.Where(each => _servers.GetValueOrDefault(each.Key) < each.Value))
            findings.Add(ViolationKind.Other, Everybody, $"{_servers.GetValueOrDefault(end)} of {planned} servers came back after a {end}");
    }

    public override string ToString() =>
        $"Restarts: {_actors} of actors seen, {_actorsAsked} asked for, {_actorsPlanned} planned; of servers {string.Join(", ", Enum.GetValues<ServerEnd>().Select(Text))}.";

    private string Text(ServerEnd end) => $"{_servers.GetValueOrDefault(end)} of {_serversPlanned.GetValueOrDefault(end)} by {end}";
}
