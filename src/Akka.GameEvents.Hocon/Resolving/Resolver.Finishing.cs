using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Resolving;

internal sealed partial class Resolver
{
    /// <summary>A reduced term with all its parts.</summary>
    private HoconValue Finish(Term term)
    {
        if (term is ScalarTerm scalar) return scalar.Scalar;
        var group = (GroupTerm)term;
        if (group.Progress == Progress.Done) return group.Value!;
        _budget.Enter(group.Origin, GroupLevels);
        group.Progress = Progress.Running;
        group.Value = Bounded(group is ObjectTerm fields ? FinishObject(fields) : FinishArray((ArrayTerm)group));
        group.Progress = Progress.Done;
        _budget.Leave(GroupLevels);
        return group.Value;
    }

    private HoconObject FinishObject(ObjectTerm term)
    {
        var fields = new List<KeyValuePair<string, HoconValue>>(term.Slots.Count);
        foreach (var (key, slot) in term.Slots)
        {
            if (Finish(slot) is { } value) fields.Add(new(key, value));
        }

        return new HoconObject(fields, term.Origin);
    }

    private HoconArray FinishArray(ArrayTerm term)
    {
        var items = new List<HoconValue>(term.Items.Count);
        foreach (var slot in term.Items)
        {
            if (Finish(slot) is { } value) items.Add(value);
        }

        return new HoconArray(items, term.Origin);
    }

    private HoconValue? Finish(Slot slot)
    {
        var lookedBack = false;
        var value = ValueOf(slot, ref lookedBack);
        for (var layers = slot.Layers.Count; value is GroupTerm { Progress: Progress.Running }; value = Fold(slot, layers))
            layers = WithoutCircle(slot, layers);
        return value is null ? null : Finish(value);
    }

    /// <summary>The number of layers below the one by which a slot would hold an object or array that it is in itself.</summary>
    private static int WithoutCircle(Slot slot, int layers)
    {
        var top = layers - 1;
        while (slot.Layers[top] is DeferredTerm { Result: null })
            top--;
        return slot.Layers[top] is ReferenceTerm { IsOptional: true }
            ? top
            : throw new HoconException(slot.Layers[top].Origin, "this value would hold itself, without end; refer to a part of it instead.");
    }

    // A value that is used in many places is in memory once, but is walked as often as it is used.
    private static HoconValue Bounded(HoconValue value)
    {
        if (value.Depth > HoconLimits.MaxNesting) throw new HoconException(value.Origin, $"the result is nested more than {HoconLimits.MaxNesting} deep.");
        if (value.Count > HoconLimits.MaxValues) throw new HoconException(value.Origin, $"the result has more than {HoconLimits.MaxValues} values.");
        return value;
    }
}
