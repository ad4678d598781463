namespace Akka.GameEvents.Hocon.Merging;

internal sealed class ArrayTerm(IReadOnlyList<Slot> items, HoconOrigin origin) : GroupTerm(origin)
{
    public IReadOnlyList<Slot> Items { get; } = items;
}
