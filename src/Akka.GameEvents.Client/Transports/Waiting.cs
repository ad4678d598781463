namespace Akka.GameEvents.Client;

/// <summary>Time limits and pauses by the client's clock; netstandard2.1 has them elsewhere.</summary>
internal static class Waiting
{
    /// <summary>Cancels after so long; to be disposed of.</summary>
    public static CancellationTokenSource Limit(TimeProvider time, TimeSpan limit) =>
#if NET
        new(limit, time);
#else
        time.CreateCancellationTokenSource(limit);
#endif

    public static Task PauseAsync(TimeProvider time, TimeSpan pause, CancellationToken cancellation) =>
#if NET
        Task.Delay(pause, time, cancellation);
#else
        time.Delay(pause, cancellation);
#endif
}
