using Akka.GameEvents.Hocon.Rendering;

namespace Akka.GameEvents.Hocon.Parsing;

/// <summary>The names on the way from an object to a value in it; at least one.</summary>
internal sealed class KeyPath(IReadOnlyList<string> elements)
{
    public IReadOnlyList<string> Elements { get; } = elements;

    /// <summary>As it can be written.</summary>
    public override string ToString() => string.Join('.', Elements.Select(HoconText.Key));
}
