namespace Akka.GameEvents.Client;

/// <summary>Waiting that can be given up; netstandard2.1 has no <c>Task.WaitAsync</c>.</summary>
internal static class Cancellable
{
    public static Task<T> WaitAsync<T>(Task<T> task, Dispatcher dispatcher, CancellationToken cancellation)
    {
        if (task.IsCompleted || !cancellation.CanBeCanceled)
            return task;
        return cancellation.IsCancellationRequested ? Task.FromCanceled<T>(cancellation) : UntilAsync(task, dispatcher, cancellation);
    }

    private static async Task<T> UntilAsync<T>(Task<T> task, Dispatcher dispatcher, CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource<T>(dispatcher.Continuations);
        using (cancellation.Register(() => dispatcher.Post(() => cancelled.TrySetCanceled(cancellation))))
            return await (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
