using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Anywhere;

internal sealed class ServerSideEvents(GameNode node) : IGameEvents
{
    public ValueTask EmitAsync<T>(T payload, Audience to, CancellationToken cancellation = default)
        where T : notnull => Emit(new ScopedEvent(EventContract.Of(payload.GetType()), payload, to), cancellation);

    public ValueTask EmitAsync(string name, object? payload, Audience to, CancellationToken cancellation = default) =>
        Emit(new ScopedEvent(EventContract.Of(name, EmitOptions.None), payload, to), cancellation);

    public EmitScope OpenScope() => new(new StreamScope(node));

    public ActorHandle<TActor> Actor<TActor>(ActorKey key = default)
        where TActor : GameActor
    {
        var type = node.Types.Of(typeof(TActor));
        return new ActorHandle<TActor>(node, type, ActorAddress.Create(type.Name, key.Segments));
    }

    private ValueTask Emit(ScopedEvent staged, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        StreamScope.ThrowIfNotStream(staged.To);
        StreamScope.Publish(node, [staged]);
        return default;
    }
}
