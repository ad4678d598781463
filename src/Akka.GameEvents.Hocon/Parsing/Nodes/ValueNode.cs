namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary>A value as it is written.</summary>
internal abstract class ValueNode(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;
}
