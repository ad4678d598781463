namespace Akka.GameEvents.Client;

/// <summary>What became of one event: the server has it, had it before, or why it has it not.</summary>
internal readonly record struct Verdict(bool IsDuplicate, GameError? Error)
{
    private static readonly HashSet<string> Busy = new(StringComparer.Ordinal)
    {
        GameErrorCodes.QueueFull, GameErrorCodes.Overloaded, GameErrorCodes.Draining, GameErrorCodes.RateLimited,
    };

    /// <summary>The server has not taken it for now: it is worth sending again.</summary>
    public bool IsBusy => Error is not null && (Error.Retry is not null || Busy.Contains(Error.Code));

    public static Verdict Of(GameError error) => new(false, error);
}
