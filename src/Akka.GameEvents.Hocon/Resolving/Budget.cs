namespace Akka.GameEvents.Hocon.Resolving;

/// <summary>What resolving has taken so far.</summary>
internal sealed class Budget
{
    private int _depth;
    private long _steps;
    private long _text;
    private int _values;

    /// <summary>Goes deeper, until the same is left.</summary>
    public void Enter(HoconOrigin origin, int levels)
    {
        if ((_depth += levels) > HoconLimits.MaxResolveDepth)
            throw new HoconException(origin, "too many substitutions, objects and arrays wait for one another here; make the chain of substitutions shorter.");
    }

    public void Leave(int levels) => _depth -= levels;

    public void Step(HoconOrigin origin, int count = 1)
    {
        if ((_steps += count) > HoconLimits.MaxSteps) throw new HoconException(origin, "the substitutions take too much work; use fewer of them, or smaller objects.");
    }

    /// <summary>A place that merging makes, beside those of the tree.</summary>
    public void Value(HoconOrigin origin)
    {
        if (++_values > HoconLimits.MaxValues) throw new HoconException(origin, $"the substitutions make more than {HoconLimits.MaxValues} values; use smaller objects.");
    }

    public void Text(HoconOrigin origin, long length)
    {
        if ((_text += length) > HoconLimits.MaxText) throw new HoconException(origin, "the substitutions make too much text; use shorter texts.");
    }
}
