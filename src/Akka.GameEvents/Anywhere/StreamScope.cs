using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Anywhere;

/// <summary>A scope outside of actors: its events go to the streams of users, or of everyone.</summary>
internal sealed class StreamScope(GameNode node) : IScopeOwner
{
    public static void Publish(GameNode node, IReadOnlyList<ScopedEvent> events) =>
        node.Publisher.Publish(null, [.. events.SelectMany(e => node.Publisher.Stage(e.Contract, e.Payload, e.To!, always: false))]);

    public static void ThrowIfNotStream(Audience? to)
    {
        if (to is not { Kind: AudienceKind.Users or AudienceKind.Global })
            throw new ArgumentException("There is no actor here: an event is for Audience.Users(…) or Audience.Global.", nameof(to));
    }

    public void Check(Audience? to) => ThrowIfNotStream(to);

    public Task FlushAsync(IReadOnlyList<ScopedEvent> events, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Publish(node, events);
        return Task.CompletedTask;
    }

    public void Closed(int dropped)
    {
        if (dropped > 0) node.Log.ScopeDropped("a scope outside of actors", dropped);
    }
}
