using Akka.GameEvents.Hocon.Values;

namespace Akka.GameEvents.Hocon.Merging;

/// <summary>An object or array whose parts may have to be resolved yet.</summary>
internal abstract class GroupTerm(HoconOrigin origin) : Term(origin)
{
    public Progress Progress { get; set; }

    /// <summary>Once it is <see cref="Progress.Done"/>.</summary>
    public HoconValue? Value { get; set; }
}
