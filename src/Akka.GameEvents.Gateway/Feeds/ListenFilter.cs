namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>Which events a connection wants by name: a set of exact names, or all but a set. Immutable.</summary>
internal sealed class ListenFilter
{
    private const string Everything = "*";
    private readonly HashSet<string> _names;
    private readonly bool _allBut;

    private ListenFilter(bool allBut, HashSet<string> names)
    {
        _allBut = allBut;
        _names = names;
    }

    public static ListenFilter All { get; } = new(true, []);

    /// <summary>How many names it holds.</summary>
    public int Count => _names.Count;

    /// <param name="names">The only names wanted; null for all.</param>
    public static ListenFilter Of(IReadOnlyList<string>? names) =>
        names is null || names.Contains(Everything) ? All : new ListenFilter(false, new HashSet<string>(names, StringComparer.Ordinal));

    public bool Passes(string name) => _names.Count == 0 ? _allBut : _names.Contains(name) != _allBut;

    /// <summary>Takes names away after it has added names; adding "*" begins anew with all.</summary>
    public ListenFilter Change(IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        if (add.Contains(Everything)) return All.Change([], remove);
        var names = new HashSet<string>(_names, StringComparer.Ordinal);
        if (_allBut) names.ExceptWith(add);
        else names.UnionWith(add);
        if (_allBut) names.UnionWith(remove);
        else names.ExceptWith(remove);
        return new ListenFilter(_allBut, names);
    }
}
