using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Merging;

/// <summary>
/// Lays files, what they include, and repeated keys over one another, in one tree. Nothing is resolved yet: a substitution sees all of
/// the tree, wherever it is written.
/// </summary>
internal sealed class MergeTree
{
    private int _count;

    private MergeTree()
    {
    }

    /// <param name="roots">The first lies lowest.</param>
    /// <exception cref="HoconException">The tree would be too deep or too large.</exception>
    public static ObjectTerm Of(IEnumerable<ObjectNode> roots)
    {
        var tree = new MergeTree();
        ObjectTerm? merged = null;
        foreach (var root in roots)
        {
            merged ??= new ObjectTerm(root.Origin);
            tree.Fill(merged, root, Place.Root);
        }

        return merged ?? new ObjectTerm(default);
    }

    private void Fill(ObjectTerm target, ObjectNode source, Place place)
    {
        foreach (var member in source.Members)
        {
            if (member is FieldNode field) Put(target, field, place);
            else Include(target, (IncludeNode)member, place);
        }
    }

    private void Include(ObjectTerm target, IncludeNode include, Place place)
    {
        Count(include.Origin);
        var inside = place.Including(include);
        foreach (var file in include.Included)
            Fill(target, file, inside);
    }

    private void Put(ObjectTerm target, FieldNode field, Place place)
    {
        var path = field.Path.Elements;
        for (var i = 0; i < path.Count - 1; i++)
        {
            place = place.Below(path[i], field.Origin);
            target = SlotOf(target, path[i], field.Origin).PutObject(field.Origin);
        }

        place = place.Below(path[^1], field.Origin);
        var slot = SlotOf(target, path[^1], field.Origin);
        if (field.IsAppended) slot.Put(new AppendedTerm(ItemOf(field.Value, place), field.Origin));
        else if (field.Value is ObjectNode value) Fill(slot.PutObject(value.Origin), value, place);
        else slot.Put(TermOf(field.Value, place));
    }

    private Slot SlotOf(ObjectTerm target, string key, HoconOrigin origin)
    {
        Count(origin);
        if (target.Slots.TryGetValue(key, out var slot)) return slot;
        slot = new Slot();
        target.Slots.Add(key, slot);
        return slot;
    }

    private Term TermOf(ValueNode node, Place place)
    {
        Count(node.Origin);
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarTerm(scalar.Scalar);
            case WhitespaceNode whitespace:
                return new WhitespaceTerm(whitespace.Text, whitespace.Origin);
            case ReferenceNode reference:
                return new ReferenceTerm(reference.Path, place.IncludedAt, reference.IsOptional, reference.Origin);
            case ConcatenationNode concatenation:
                return new ConcatenationTerm([.. concatenation.Pieces.Select(piece => TermOf(piece, place))]);
            case ArrayNode array:
                var inside = place.BelowArray(array.Origin);
                return new ArrayTerm([.. array.Items.Select(item => ItemOf(item, inside))], array.Origin);
            default:
                var term = new ObjectTerm(node.Origin);
                Fill(term, (ObjectNode)node, place);
                return term;
        }
    }

    private Slot ItemOf(ValueNode item, Place place)
    {
        var slot = new Slot();
        slot.Put(TermOf(item, place));
        return slot;
    }

    private void Count(HoconOrigin origin)
    {
        if (++_count > HoconLimits.MaxValues) throw new HoconException(origin, $"settings can have {HoconLimits.MaxValues} values at most.");
    }
}
