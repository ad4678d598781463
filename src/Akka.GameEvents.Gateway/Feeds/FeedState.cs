namespace Akka.GameEvents.Gateway.Feeds;

/// <summary>How a feed stands to the link of its session.</summary>
internal enum FeedState
{
    /// <summary>Nothing goes out: there is no link, or its client has not said that it knows the log.</summary>
    Parked,

    /// <summary>Fed from the log, until it has caught up.</summary>
    Behind,

    /// <summary>Missed too much, and waits for what the client goes on from.</summary>
    AwaitingSnapshot,

    /// <summary>Events go straight to the link.</summary>
    Live,

    /// <summary>No member of the log any more.</summary>
    Over,
}

/// <summary>What became of one step of a feed that is behind.</summary>
internal enum FeedStep
{
    /// <summary>There is more to do.</summary>
    More,

    /// <summary>It is not behind any more, or has to wait for an answer.</summary>
    Done,

    /// <summary>The link has no room; it will say when it has.</summary>
    NoRoom,

    /// <summary>The actor was asked for a snapshot; others go first.</summary>
    SetAside,

    /// <summary>The actor was asked for a snapshot; it is this feed's turn all the same.</summary>
    Waiting,
}
