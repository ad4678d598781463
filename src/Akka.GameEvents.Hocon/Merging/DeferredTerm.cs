namespace Akka.GameEvents.Hocon.Merging;

/// <summary>A term that must be resolved to know what it is. That happens once, wherever it is merged to.</summary>
internal abstract class DeferredTerm(HoconOrigin origin) : Term(origin)
{
    public Progress Progress { get; set; }

    /// <summary>Once it is <see cref="Progress.Done"/>: a scalar, object or array, or null when it names nothing.</summary>
    public Term? Result { get; set; }
}
