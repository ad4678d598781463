namespace Akka.GameEvents.Client;

/// <summary>What a full <see cref="EventBuffer"/> does with one more event.</summary>
public enum EventOverflow
{
    /// <summary>The reading fails with <c>client_queue_full</c>, after what is in the buffer: nothing is lost unnoticed.</summary>
    Fail,

    /// <summary>The oldest event is dropped and counted: right for positions, of which only the newest matter.</summary>
    DropOldest,

    /// <summary>The new event is dropped and counted.</summary>
    DropNewest,
}
