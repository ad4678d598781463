namespace Akka.GameEvents.Actors;

/// <summary>Replies that say how a request went.</summary>
public static class Status
{
    /// <summary>Replied to an Ask, it makes the asker's task fail with <paramref name="Cause"/>.</summary>
    /// <param name="Cause">What the asker's task throws.</param>
    public sealed record Failure(Exception Cause);
}
