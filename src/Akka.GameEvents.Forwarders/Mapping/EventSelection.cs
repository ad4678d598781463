using System.Collections.Frozen;

namespace Akka.GameEvents.Forwarders.Mapping;

/// <summary>Which events a forwarder sends.</summary>
internal sealed class EventSelection
{
    private readonly FrozenSet<string> _names;
    private readonly string[] _beginnings;
    private readonly bool _takesAnyName;
    private readonly bool? _external;

    public EventSelection(ForwarderFilterOptions options)
    {
        _names = options.Names.Where(name => !name.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);
        _beginnings = [.. options.Names.Where(name => name.EndsWith('*')).Select(name => name[..^1])];
        _takesAnyName = options.Names.Count == 0;
        _external = options.External;
    }

    public bool Takes(ServerEvent happening) =>
        (_external is null || _external == happening.External) && (_takesAnyName || TakesName(happening.Name));

    private bool TakesName(string name) =>
        _names.Contains(name) || Array.Exists(_beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal));
}
