using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Parsing.Nodes;

internal sealed class ScalarNode(HoconScalar scalar) : ValueNode(scalar.Origin)
{
    public HoconScalar Scalar { get; } = scalar;
}
