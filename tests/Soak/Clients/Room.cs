using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>What the clients of one set of actors know of one another, by means other than the server.</summary>
internal sealed class Room(string key)
{
    public string Key { get; } = key;

    /// <summary>Who is there, by the numbers of the clients.</summary>
    public ConcurrentDictionary<int, string> Users { get; } = new();

    /// <summary>Their connections to the chat.</summary>
    public ConcurrentDictionary<int, string> Connections { get; } = new();

    /// <summary>The last move that each is sure to have made.</summary>
    public ConcurrentDictionary<string, double> Moves { get; } = new();

    /// <summary>Actors that are to lose their state; whoever acts next sees to one.</summary>
    public ConcurrentQueue<string> ToRestart { get; } = new();

    public string Bench => $"bench/{Key}";

    public string Counter => $"counter/{Key}";

    public string Chat => $"chatRoom/{Key}";

    public string Game => $"gameRoom/{Key}";

    public string News => $"newsRoom/{Key}";
}
