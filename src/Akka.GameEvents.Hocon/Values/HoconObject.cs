namespace Akka.GameEvents.Hocon.Values;

internal sealed class HoconObject(IReadOnlyList<KeyValuePair<string, HoconValue>> fields, HoconOrigin origin) : HoconValue(origin)
{
    /// <summary>In the order of their first mention; each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, HoconValue>> Fields { get; } = fields;

    public override int Depth { get; } = 1 + fields.Select(field => field.Value.Depth).DefaultIfEmpty().Max();

    public override long Count { get; } = 1 + fields.Sum(field => field.Value.Count);
}
