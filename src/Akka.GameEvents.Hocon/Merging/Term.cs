namespace Akka.GameEvents.Hocon.Merging;

/// <summary>Something that was assigned to a place in the tree, before it is resolved.</summary>
internal abstract class Term(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;
}
