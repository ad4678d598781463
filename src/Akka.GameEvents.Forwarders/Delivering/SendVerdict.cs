namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>What came of an attempt to send a batch.</summary>
internal enum SendVerdict
{
    /// <summary>The receiver has it.</summary>
    Sent,

    /// <summary>Another attempt may go better.</summary>
    TryAgain,

    /// <summary>The receiver will not take the batch as a whole; a smaller one it may.</summary>
    Divide,

    /// <summary>No attempt will go better.</summary>
    Refused,
}
