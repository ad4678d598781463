using Akka.GameEvents.Hocon.Parsing;
using Akka.GameEvents.Hocon.Parsing.Nodes;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Loading;

/// <summary>
/// Reads Java's format for properties (https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader-) as
/// the HOCON specification maps it: keys are split at every dot, all values are strings, and an object wins over a string.
/// </summary>
internal static class PropertiesParser
{
    /// <exception cref="HoconException">A key has too many names, or an escape is wrong.</exception>
    public static ObjectNode Parse(string text, string name)
    {
        var fields = PropertiesReader.Read(text, name)
            .Select(property => new FieldNode(
                PathOf(property),
                isAppended: false,
                new ScalarNode(new HoconScalar(ScalarKind.String, property.Value, property.Origin)),
                property.Origin))
            .ToList();
        return new ObjectNode(WithoutParents(fields), new HoconOrigin(name, 1, 1));
    }

    private static KeyPath PathOf(Property property)
    {
        var names = property.Key.Split('.');
        return names.Length <= HoconLimits.MaxNesting
            ? new KeyPath(names)
            : throw new HoconException(property.Origin, $"a key has at most {HoconLimits.MaxNesting} names between its dots.");
    }

    /// <summary>Without the strings that stand where other keys make an object.</summary>
    private static List<FieldNode> WithoutParents(List<FieldNode> fields)
    {
        // In this order whatever begins with a path comes right after it.
        var sorted = fields.Select(field => field.Path.Elements).OrderBy(path => path, Comparer<IReadOnlyList<string>>.Create(Compare)).ToList();
        var parents = sorted.Zip(sorted.Skip(1)).Where(pair => IsParent(pair.First, pair.Second)).Select(pair => string.Join('.', pair.First)).ToHashSet();
        return fields.FindAll(field => !parents.Contains(string.Join('.', field.Path.Elements)));
    }

    private static int Compare(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            if (string.CompareOrdinal(left[i], right[i]) is not 0 and var order) return order;
        }

        return left.Count.CompareTo(right.Count);
    }

    private static bool IsParent(IReadOnlyList<string> path, IReadOnlyList<string> other) =>
        path.Count < other.Count && path.SequenceEqual(other.Take(path.Count));
}
