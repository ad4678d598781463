using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Merging;

/// <summary>Where in the tree a value is put, seen from its own file too.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string _name;
    private readonly int _depth;
    private readonly int _includes;

    private Place(Place? parent, string name, int depth, int includes, IReadOnlyList<string> includedAt) =>
        (_parent, _name, _depth, _includes, IncludedAt) = (parent, name, depth, includes, includedAt);

    public static Place Root { get; } = new(null, "", 0, 0, []);

    /// <summary>Where the root of this place's file is in the tree; empty when it is the root of all.</summary>
    public IReadOnlyList<string> IncludedAt { get; }

    public Place Below(string name, HoconOrigin origin) => new(this, name, Deeper(origin), _includes, IncludedAt);

    /// <summary>Items of arrays have no path; what is included among them refers to the array's place.</summary>
    public Place BelowArray(HoconOrigin origin) => new(_parent, _name, Deeper(origin), _includes, IncludedAt);

    /// <summary>The same place, seen from the included file.</summary>
    public Place Including(IncludeNode include) => _includes < HoconLimits.MaxIncludeDepth
        ? new Place(_parent, _name, _depth, _includes + 1, Path())
        : throw new HoconException(include.Origin, $"files can include one another {HoconLimits.MaxIncludeDepth} deep at most.");

    private int Deeper(HoconOrigin origin) => _depth < HoconLimits.MaxNesting
        ? _depth + 1
        : throw new HoconException(origin, $"objects and arrays can be nested {HoconLimits.MaxNesting} deep at most.");

    private List<string> Path()
    {
        List<string> path = [];
        for (var place = this; place._parent is not null; place = place._parent)
            path.Add(place._name);
        path.Reverse();
        return path;
    }
}
