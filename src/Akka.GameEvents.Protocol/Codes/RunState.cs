namespace Akka.GameEvents.Protocol;

/// <summary>What an error says about whether the call it answers took effect.</summary>
public enum RunState
{
    /// <summary>The code answers no call: it stands in <c>bye</c> only.</summary>
    None,

    /// <summary>It did not run.</summary>
    No,

    /// <summary>It ran.</summary>
    Yes,

    /// <summary>It may have run.</summary>
    Unknown,
}
