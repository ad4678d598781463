using System.Globalization;
using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Resolving;

internal sealed partial class Resolver
{
    private Term? Join(ConcatenationTerm concatenation)
    {
        List<Term> pieces = [];
        foreach (var piece in concatenation.Pieces)
        {
            if (Reduce(piece) is { } value) pieces.Add(value);
        }

        if (pieces.Count == 0) return null;
        if (!pieces.Exists(piece => piece is GroupTerm)) return JoinText(concatenation.Origin, pieces);
        pieces.RemoveAll(piece => piece is WhitespaceTerm);
        return pieces.TrueForAll(piece => piece is ObjectTerm) ? Merge([.. pieces.Cast<ObjectTerm>()]) : JoinArrays(concatenation.Origin, pieces);
    }

    private ScalarTerm JoinText(HoconOrigin origin, List<Term> pieces)
    {
        _budget.Text(origin, pieces.Sum(piece => (long)TextOf(piece).Length));
        var variables = pieces.OfType<ScalarTerm>().SelectMany(piece => piece.Scalar.Variables).Distinct();
        return new ScalarTerm(new HoconScalar(ScalarKind.String, string.Concat(pieces.Select(TextOf)), origin, [.. variables]));
    }

    private static string TextOf(Term piece) => piece is WhitespaceTerm whitespace ? whitespace.Text : ((ScalarTerm)piece).Scalar.Text;

    private ArrayTerm JoinArrays(HoconOrigin origin, List<Term> pieces)
    {
        List<Slot> items = [];
        foreach (var piece in pieces)
            AddItems(items, piece, origin, "only arrays can be joined with arrays, and objects with objects");
        return new ArrayTerm(items, origin);
    }

    /// <summary>The array of the <c>+=</c> at a layer and of what lies below it.</summary>
    private ArrayTerm Append(Slot slot, int layer)
    {
        var origin = slot.Layers[layer].Origin;
        List<Slot> appended = [];
        for (; layer >= 0; layer--)
        {
            if (slot.Layers[layer] is AppendedTerm term) appended.Add(term.Item);
            else if (Reduce(slot.Layers[layer]) is not null) break;
        }

        List<Slot> items = [];
        if (Fold(slot, layer + 1) is { } below) AddItems(items, below, origin, "+= adds to an array");
        appended.Reverse();
        return new ArrayTerm([.. items, .. appended], origin);
    }

    private void AddItems(List<Slot> items, Term array, HoconOrigin origin, string rule)
    {
        var added = array switch
        {
            ArrayTerm term => term.Items,
            ObjectTerm term when NumberedSlots(term, origin) is { Count: > 0 } numbered => numbered,
            _ => throw new HoconException(origin, $"{rule}; {array.Origin} has {Describe(array)}."),
        };
        _budget.Step(origin, added.Count);
        items.AddRange(added);
    }

    /// <summary>An object with numbers for keys can stand for an array, as in formats that have none.</summary>
    private List<Slot> NumberedSlots(ObjectTerm term, HoconOrigin origin)
    {
        _budget.Step(origin, term.Slots.Count);
        List<(int Number, Slot Slot)> numbered = [];
        foreach (var (key, slot) in term.Slots)
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbered.Add((number, slot));
        }

        return [.. numbered.OrderBy(item => item.Number).Select(item => item.Slot)];
    }

    private static string Describe(Term term) => term switch
    {
        ObjectTerm => "an object",
        ArrayTerm => "an array",
        _ => "a text, number, boolean or null",
    };

    /// <param name="objects">The first lies lowest.</param>
    private ObjectTerm Merge(List<ObjectTerm> objects)
    {
        if (objects.Count == 1) return objects[0];
        var merged = new ObjectTerm(objects[^1].Origin);
        foreach (var (key, slot) in objects.SelectMany(term => term.Slots))
        {
            _budget.Step(merged.Origin, slot.Layers.Count);
            _budget.Value(merged.Origin);
            if (!merged.Slots.TryGetValue(key, out var target)) merged.Slots.Add(key, target = new Slot());
            foreach (var layer in slot.Layers)
                target.Put(layer);
        }

        return merged;
    }
}
