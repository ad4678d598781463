using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Turns;

/// <summary>Makes a snapshot for a connection that missed too much. The port is answered, whatever becomes of it.</summary>
internal sealed class SnapshotTurn(ConnectionPort port) : TurnRequest
{
    private RawJson _snapshot;
    private GameActorHost? _host;

    public override string Describe => "snapshot";

    public override string Kind => "snapshot";

    public override ValueTask RunAsync(GameActorHost host)
    {
        _host = host;
        if (Caller is not null) _snapshot = host.Snapshot(Caller);
        return default;
    }

    public override void Publish(GameActorHost host) => Answer();

    protected override void OnFailed(GameError error) => Answer();

    /// <summary>When no incarnation ran the turn, the start of the next tells everyone.</summary>
    private void Answer() => _host?.Activation.Log.Announce(position => port.Snapshot(position, _snapshot));
}
