namespace Akka.GameEvents.Actors.Tests;

/// <summary>How long a test waits for what must come: long enough for a busy machine, reached only when it fails.</summary>
internal static class Within
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static CancellationToken Test => TestContext.Current.CancellationToken;

    public static Task InTimeAsync(this Task task) => task.WaitAsync(Limit, TimeProvider.System, Test);

    public static Task<T> InTimeAsync<T>(this Task<T> task) => task.WaitAsync(Limit, TimeProvider.System, Test);

    public static Task<T> AskInTimeAsync<T>(this ActorRef actor, object message) => actor.AskAsync<T>(message, Limit, Test);

    public static Task StopInTimeAsync(this ActorSystem system, ActorRef actor) =>
        system.StopAsync(actor, Timeout.InfiniteTimeSpan).InTimeAsync();
}
