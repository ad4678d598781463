using System.Collections;
using System.Runtime.CompilerServices;

namespace Akka.GameEvents;

/// <summary>The key of an actor, written as what it is: <c>"general"</c> for one segment, <c>["eu", "general"]</c> for several.</summary>
[CollectionBuilder(typeof(ActorKey), nameof(Of))]
#pragma warning disable CA1710 // a key that happens to be enumerable, as collection expressions ask
public readonly struct ActorKey : IEnumerable<string>
#pragma warning restore CA1710
{
    private readonly string[]? _segments;

    private ActorKey(string[] segments) => _segments = segments;

    internal IReadOnlyList<string> Segments => _segments ?? [];

    /// <summary>A key of these segments.</summary>
    public static ActorKey Of(ReadOnlySpan<string> segments) => new(segments.ToArray());

    /// <summary>A key of one segment.</summary>
#pragma warning disable CA2225 // Of is the alternative
    public static implicit operator ActorKey(string segment) => new([segment]);
#pragma warning restore CA2225

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Segments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
