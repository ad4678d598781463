namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>What came of an attempt to send a batch.</summary>
/// <param name="Verdict">What to do next.</param>
/// <param name="Reason">A code for logs and dead letters; empty when it was sent.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null when it does not say.</param>
internal readonly record struct SendResult(SendVerdict Verdict, string Reason, TimeSpan? RetryAfter = null)
{
    public static SendResult Sent => new(SendVerdict.Sent, "");
}
