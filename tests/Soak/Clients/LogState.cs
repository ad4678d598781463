namespace Akka.GameEvents.Soak.Clients;

/// <summary>How a client stands to a log on the link of the moment.</summary>
internal enum LogState
{
    /// <summary>No event may come: it has not joined, or has not said on this link what it knows.</summary>
    Silent,

    /// <summary>It said what it knows; what it missed comes, then one <c>caughtup</c>, or one <c>gap</c>.</summary>
    Resuming,

    /// <summary>A join was answered out of a new epoch, another way than this link, which has yet to tell of the gap between.</summary>
    Trailing,

    /// <summary>Events come as they happen.</summary>
    Live,
}
