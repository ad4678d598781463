namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary><c>${path}</c>, or <c>${?path}</c>, which may name nothing.</summary>
internal sealed class ReferenceNode(KeyPath path, bool isOptional, HoconOrigin origin) : ValueNode(origin)
{
    public KeyPath Path { get; } = path;

    public bool IsOptional { get; } = isOptional;
}
