namespace Akka.GameEvents.Server.Admin.Metrics;

/// <summary>A measurement's labels, as a key that is made without an allocation. No instrument has more than three.</summary>
internal readonly record struct Labels
{
    private readonly Label _first;
    private readonly Label _second;
    private readonly Label _third;

    private Labels(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.Length > 0) _first = new Label(labels[0].Key, labels[0].Value);
        if (labels.Length > 1) _second = new Label(labels[1].Key, labels[1].Value);
        if (labels.Length > 2) _third = new Label(labels[2].Key, labels[2].Value);
    }

    public static Labels Of(ReadOnlySpan<KeyValuePair<string, object?>> labels) => new(labels);

    /// <summary>Those that have a value.</summary>
    public IEnumerable<(string Name, string Value)> Present()
    {
        foreach (var label in new[] { _first, _second, _third })
        {
            if (label.Value?.ToString() is { Length: > 0 } value) yield return (label.Name, value);
        }
    }

    private readonly record struct Label(string Name, object? Value);
}
