namespace Akka.GameEvents.TestKit;

/// <summary>What a test expected did not happen; the message says what happened instead.</summary>
/// <param name="message">The whole story.</param>
public sealed class ExpectationException(string message) : Exception(message);
