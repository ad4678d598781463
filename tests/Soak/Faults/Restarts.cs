using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Faults;

/// <summary>What the checker itself has brought down in a round, for those who judge what came of it.</summary>
internal sealed class Restarts
{
    private readonly ConcurrentDictionary<string, int> _actors = new(StringComparer.Ordinal);
    private volatile int _toldToGo;
    private volatile int _gone;
    private volatile bool _hasDrained;

    /// <summary>How many servers were killed, or told to go.</summary>
    public int ServersToldToGo => _toldToGo;

    /// <summary>How many servers are gone; what answers from here on is a later one.</summary>
    public int ServersGone => _gone;

    /// <summary>Whether one of them was told to drain.</summary>
    public bool HasDrained => _hasDrained;

    /// <summary>How many calls were made that an actor does not get over.</summary>
    public int OfActors => _actors.Values.Sum();

    public int OfActor(string address) => _actors.GetValueOrDefault(address);

    public void ActorGoes(string address) => _actors.AddOrUpdate(address, 1, static (_, count) => count + 1);

    public void ServerGoes(ServerEnd end)
    {
        _hasDrained |= end == ServerEnd.Drain;
        _toldToGo++;
    }

    public void ServerIsGone() => _gone++;
}
