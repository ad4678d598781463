namespace Akka.GameEvents.Hocon.Values;

/// <summary>A resolved value. The same instance may stand at several places, so what it takes to walk it is known beforehand.</summary>
internal abstract class HoconValue(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;

    /// <summary>Levels of objects and arrays; 0 for a scalar.</summary>
    public abstract int Depth { get; }

    /// <summary>How many values it is, itself included, when each place is counted.</summary>
    public abstract long Count { get; }
}
