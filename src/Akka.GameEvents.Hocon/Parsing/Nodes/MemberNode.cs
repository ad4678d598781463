namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary>What stands between the braces of an object.</summary>
internal abstract class MemberNode(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;
}
