namespace Akka.GameEvents.ServerEvents;

/// <summary>What is known of an event's id.</summary>
internal enum DedupeVerdict
{
    /// <summary>Nothing.</summary>
    New,

    /// <summary>An event with it was accepted.</summary>
    Duplicate,

    /// <summary>An event with it came before, and may yet be accepted or not.</summary>
    Undecided,
}
