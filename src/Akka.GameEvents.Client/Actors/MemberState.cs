namespace Akka.GameEvents.Client;

/// <summary>How one of those who share a membership stands with the server.</summary>
internal enum MemberState
{
    /// <summary>Has never been in; joins as its own application asked.</summary>
    New,

    /// <summary>Is in.</summary>
    In,

    /// <summary>Was in, and comes back with the others.</summary>
    Lost,

    /// <summary>Is gone for good.</summary>
    Out,
}
