namespace Akka.GameEvents.Hocon.Parsing.Nodes;

internal sealed class ArrayNode(IReadOnlyList<ValueNode> items, HoconOrigin origin) : ValueNode(origin)
{
    public IReadOnlyList<ValueNode> Items { get; } = items;
}
