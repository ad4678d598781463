namespace Akka.GameEvents.Samples.Games;

/// <summary>Of a player's moves only the newest matters: to a slow link it takes the place of the one before.</summary>
[Latest(nameof(PlayerId))]
public sealed record PlayerMoved(string PlayerId, double X, double Y);

public sealed record GameStarted(DateTimeOffset At);

public sealed record PrivateMessage(string From, string Message);

public sealed record TeamMessage(string From, string Text);

/// <summary>Worth nothing when late, so a slow link skips it.</summary>
[Volatile]
public sealed record Tick(long N);
