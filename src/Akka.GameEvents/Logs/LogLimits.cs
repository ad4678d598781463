namespace Akka.GameEvents.Logs;

/// <summary>What one log keeps at most.</summary>
/// <param name="Recovers">Whether a newcomer may go on from a position that it knows.</param>
internal sealed record LogLimits(int MaxEvents, long MaxBytes, TimeSpan MaxAge, int MaxLatestKeys, bool Recovers)
{
    public static LogLimits Of(LogOptions options) => new(options.MaxEvents, options.MaxBytes, options.MaxAge, options.MaxLatestKeys, Recovers: true);

    /// <summary>The same, with what a class of actors says in their place.</summary>
    public LogLimits With(EventLogAttribute? own) => own is null ? this : new LogLimits(
        own.MaxEvents > 0 ? own.MaxEvents : MaxEvents,
        own.MaxBytes > 0 ? own.MaxBytes : MaxBytes,
        own.MaxAgeSeconds > 0 ? TimeSpan.FromSeconds(own.MaxAgeSeconds) : MaxAge,
        own.MaxLatestKeys > 0 ? own.MaxLatestKeys : MaxLatestKeys,
        own.Recovers);
}
