using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Merging;

internal sealed class ScalarTerm(HoconScalar scalar) : Term(scalar.Origin)
{
    public HoconScalar Scalar { get; } = scalar;
}
