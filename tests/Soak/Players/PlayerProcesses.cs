namespace Akka.GameEvents.Soak.Players;

/// <summary>One process for each kind of client that is shipped. They end with this object.</summary>
internal sealed class PlayerProcesses : IAsyncDisposable
{
    private readonly Dictionary<PlayerKind, PlayerProcess> _byKind = Enum.GetValues<PlayerKind>().ToDictionary(kind => kind, PlayerProcess.Start);
    private int _lastId;

    public PlayerProcess Of(PlayerKind kind) => _byKind[kind];

    /// <summary>What tells a client from all others of its process.</summary>
    public int NextId() => ++_lastId;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _byKind.Values) await process.DisposeAsync();
    }
}
