using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Akka.GameEvents.Forwarders.Delivering;

/// <summary>Attempts at sending a batch: each has its time, a breaker pauses them, and they go on until it is sent or given up.</summary>
internal static class DeliveryPipeline
{
    // What Polly takes for a delay.
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(1);

    /// <param name="options">The forwarder's.</param>
    /// <param name="giveUpAfter">How long a batch is tried for; null for ever.</param>
    /// <param name="time">The clock of all waiting.</param>
    /// <param name="watch">Told of what goes wrong.</param>
    public static ResiliencePipeline<SendResult> Create(ForwarderOptions options, TimeSpan? giveUpAfter, TimeProvider time, DeliveryWatch watch) =>
        new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
            .AddRetry(Retry(options, giveUpAfter, time, watch))
            .AddCircuitBreaker(Breaker(options.Breaker, watch))
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();

    private static RetryStrategyOptions<SendResult> Retry(ForwarderOptions options, TimeSpan? giveUpAfter, TimeProvider time, DeliveryWatch watch)
    {
        var since = new ResiliencePropertyKey<long>("first-failure");
        return new RetryStrategyOptions<SendResult>
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.Retry.Delay,
            MaxDelay = options.Retry.MaxDelay,
            ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome) && !IsOver(attempt.Context)),
            DelayGenerator = attempt => ValueTask.FromResult(Wanted(attempt.Outcome, options.Retry.GiveUpAfter)),
            OnRetry = attempt =>
            {
                watch.Retrying(ReasonOf(attempt.Outcome), attempt.AttemptNumber + 1, attempt.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };

        bool IsOver(ResilienceContext context)
        {
            var now = time.GetTimestamp();
            if (giveUpAfter is not { } limit) return false;
            if (context.Properties.TryGetValue(since, out var first)) return time.GetElapsedTime(first, now) >= limit;
            context.Properties.Set(since, now);
            return false;
        }
    }

    private static CircuitBreakerStrategyOptions<SendResult> Breaker(ForwarderBreakerOptions options, DeliveryWatch watch) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = options.Attempts,
        SamplingDuration = options.Window,
        BreakDuration = options.Pause,
        ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome)),
        OnOpened = opened =>
        {
            watch.Pausing(opened.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            watch.Resumed();
            return ValueTask.CompletedTask;
        },
    };

    private static bool MayPass(Outcome<SendResult> outcome) => outcome.Exception is { } thrown
        ? thrown is TimeoutRejectedException or BrokenCircuitException
        : outcome.Result.Verdict == SendVerdict.TryAgain;

    /// <summary>How long to wait, if the receiver or the breaker says so; null for the usual delay.</summary>
    private static TimeSpan? Wanted(Outcome<SendResult> outcome, TimeSpan most)
    {
        var wanted = outcome.Exception is BrokenCircuitException broken ? broken.RetryAfter : outcome.Result.RetryAfter;
        if (wanted is not { } delay) return null;
        return delay > most ? most : delay < LeastDelay ? LeastDelay : delay;
    }

    private static string ReasonOf(Outcome<SendResult> outcome) => outcome.Exception switch
    {
        null => outcome.Result.Reason,
        TimeoutRejectedException => Delivery.TimedOut,
        _ => Delivery.Paused,
    };
}
