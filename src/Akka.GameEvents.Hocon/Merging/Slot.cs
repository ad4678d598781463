namespace Akka.GameEvents.Hocon.Merging;

/// <summary>
/// One place in the tree, and all that was assigned to it, the lowest first. A layer that can be told to be hidden is dropped at once;
/// what lies below a substitution stays, because the substitution may turn out to be an object that is merged with it, or to name nothing,
/// or may itself look at what is below it.
/// </summary>
internal sealed class Slot
{
    private readonly List<Term> _layers = new(1);

    public IReadOnlyList<Term> Layers => _layers;

    /// <summary>Once all layers have been resolved together.</summary>
    public Term? Resolved { get; set; }

    /// <summary>Lays a term on top.</summary>
    public void Put(Term term)
    {
        if (term is ScalarTerm or ArrayTerm) _layers.Clear();
        _layers.Add(term);
    }

    /// <summary>The object on top, to be filled further. It must be this slot's own.</summary>
    public ObjectTerm PutObject(HoconOrigin origin)
    {
        if (_layers is [.., ObjectTerm top]) return top;
        if (_layers is [ScalarTerm or ArrayTerm]) _layers.Clear();
        var added = new ObjectTerm(origin);
        _layers.Add(added);
        return added;
    }
}
