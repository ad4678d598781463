namespace Akka.GameEvents.Hocon.Parsing.Nodes;

internal sealed class ObjectNode(IReadOnlyList<MemberNode> members, HoconOrigin origin) : ValueNode(origin)
{
    public IReadOnlyList<MemberNode> Members { get; } = members;
}
