namespace Akka.GameEvents.Hocon.Merging;

internal sealed class ObjectTerm(HoconOrigin origin) : GroupTerm(origin)
{
    public OrderedDictionary<string, Slot> Slots { get; } = new(StringComparer.Ordinal);
}
