using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Resolving;

/// <summary>
/// Finds what every place in a tree stands for. A substitution is resolved no further than it is looked at, so that objects can refer
/// into themselves and each other; what is found is kept with the substitution. While one is being resolved, a look-up that comes by its
/// place sees only the layers below it: that makes <c>path = ${path}":/bin"</c> work, and every other circle end at nothing.
/// </summary>
internal sealed partial class Resolver(ObjectTerm root, IReadOnlyDictionary<string, string> environment)
{
    // In the measure of the stack that they take.
    private const int DeferredLevels = 2;
    private const int GroupLevels = 1;

    private readonly Budget _budget = new();
    private readonly List<ReferenceTerm> _running = [];

    /// <exception cref="HoconException">A substitution names nothing or itself, what is joined does not fit, or it is too much.</exception>
    public HoconObject Resolve() => (HoconObject)Finish(root);

    /// <summary>What a slot holds as far as it can be seen now; null when that is nothing.</summary>
    /// <param name="lookedBack">Set when a layer is passed over because it is being resolved.</param>
    private Term? ValueOf(Slot slot, ref bool lookedBack)
    {
        if (slot.Resolved is not null) return slot.Resolved;
        _budget.Step(slot.Layers[^1].Origin, slot.Layers.Count);
        var layers = CountVisible(slot);
        var value = Fold(slot, layers);
        if (layers == slot.Layers.Count) slot.Resolved = value;
        else lookedBack = true;
        return value;
    }

    private static int CountVisible(Slot slot)
    {
        var visible = 0;
        while (visible < slot.Layers.Count && slot.Layers[visible] is not DeferredTerm { Progress: Progress.Running })
            visible++;
        return visible;
    }

    /// <summary>The lowest layers of a slot, as one: the topmost that is something, merged with those below as long as they are objects.</summary>
    private Term? Fold(Slot slot, int layers)
    {
        List<ObjectTerm>? objects = null;
        for (var i = layers - 1; i >= 0; i--)
        {
            _budget.Step(slot.Layers[i].Origin);
            if (slot.Layers[i] is AppendedTerm)
            {
                if (objects is null) return Append(slot, i);
                break;
            }

            var value = Reduce(slot.Layers[i]);
            if (value is ObjectTerm layer)
            {
                (objects ??= []).Add(layer);
            }
            else if (value is not null)
            {
                if (objects is null) return value;
                break;
            }
        }

        objects?.Reverse();
        return objects is null ? null : Merge(objects);
    }

    /// <summary>What a term is: a scalar, an object or an array whose parts need not be resolved; null when it names nothing.</summary>
    private Term? Reduce(Term term)
    {
        if (term is not DeferredTerm deferred) return term;
        if (deferred.Progress == Progress.Done) return deferred.Result;
        _budget.Enter(deferred.Origin, DeferredLevels);
        deferred.Progress = Progress.Running;
        deferred.Result = deferred is ReferenceTerm reference ? LookUp(reference) : Join((ConcatenationTerm)deferred);
        deferred.Progress = Progress.Done;
        _budget.Leave(DeferredLevels);
        return deferred.Result;
    }
}
