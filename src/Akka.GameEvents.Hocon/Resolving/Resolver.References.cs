using Akka.GameEvents.Hocon.Merging;
using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Resolving;

internal sealed partial class Resolver
{
    private Term? LookUp(ReferenceTerm reference)
    {
        _running.Add(reference);
        var lookedBack = false;
        var found = reference.IncludedAt.Count > 0 ? Find([.. reference.IncludedAt, .. reference.Path.Elements], ref lookedBack) : null;
        found ??= Find(reference.Path.Elements, ref lookedBack) ?? Variable(reference);
        if (found is null && !reference.IsOptional) throw Missing(reference, lookedBack);
        _running.RemoveAt(_running.Count - 1);
        return found is ScalarTerm scalar ? new ScalarTerm(scalar.Scalar.At(reference.Origin)) : found;
    }

    private Term? Find(IReadOnlyList<string> path, ref bool lookedBack)
    {
        Term? found = root;
        foreach (var name in path)
        {
            if (found is not ObjectTerm scope || !scope.Slots.TryGetValue(name, out var slot)) return null;
            _budget.Step(scope.Origin);
            found = ValueOf(slot, ref lookedBack);
        }

        return found;
    }

    private ScalarTerm? Variable(ReferenceTerm reference)
    {
        var name = string.Join('.', reference.Path.Elements);
        return environment.TryGetValue(name, out var text) ? new ScalarTerm(new HoconScalar(ScalarKind.String, text, reference.Origin, [name])) : null;
    }

    private HoconException Missing(ReferenceTerm reference, bool lookedBack) => lookedBack
        ? new(reference.Origin, $"{reference} comes back to itself ({Chain()}), and nothing was set before; set the value in one of these places.")
        : new(reference.Origin, $"{reference} names nothing: there is no such key and no such environment variable; set one of them, or write ${{?{reference.Path}}} if it may be missing.");

    private string Chain()
    {
        const int Shown = 10;
        var chain = string.Join(" → ", _running.TakeLast(Shown));
        return _running.Count > Shown ? "… → " + chain : chain;
    }
}
