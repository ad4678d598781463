namespace Akka.GameEvents.Emits;

/// <summary>Where the events of an <see cref="EmitScope"/> go.</summary>
internal interface IScopeOwner
{
    /// <exception cref="ArgumentException">Nothing can be sent to that audience from here.</exception>
    void Check(Audience? to);

    /// <summary>Lets the events out, in order; completes when they have left.</summary>
    Task FlushAsync(IReadOnlyList<ScopedEvent> events, CancellationToken cancellation);

    /// <summary>The scope is over, and so many of its events were never flushed.</summary>
    void Closed(int dropped);
}
