namespace Akka.GameEvents.Actors;

/// <summary>Replies with a meaning of their own.</summary>
public static class Status
{
    /// <summary>Replied in place of an answer: the asker's task fails with <paramref name="Error"/>.</summary>
    /// <param name="Error">What the asker sees.</param>
    public sealed record Failure(Exception Error);
}
