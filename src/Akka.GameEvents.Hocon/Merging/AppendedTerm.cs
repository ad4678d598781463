namespace Akka.GameEvents.Hocon.Merging;

/// <summary>An item that <c>+=</c> adds to whatever array lies below it.</summary>
internal sealed class AppendedTerm(Slot item, HoconOrigin origin) : Term(origin)
{
    public Slot Item { get; } = item;
}
