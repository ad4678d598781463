namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// Events go to the disk first, and from there to their consumers: an event that was acknowledged reaches each of them at least once, whatever
/// happens to the server in between. The buffers of the consumers are only caches.
/// </summary>
/// <param name="settings">The settings of server events.</param>
/// <param name="opening">Opens the folder.</param>
internal sealed class SpoolRoute(ServerEventsOptions settings, SpoolOpening opening) : IEventRoute, IAsyncDisposable
{
    private readonly bool _mayWait = settings.Overflow == Actors.MailboxOverflow.Wait;
    private volatile OpenSpool? _spool;

    public Task StartAsync(CancellationToken cancellation)
    {
        _spool = opening.Open();
        return Task.CompletedTask;
    }

    public PublishResult TryTake(ServerEvent happening)
    {
        var appended = Append([happening], 0, isPromised: true);
        return appended.Count == 1 ? PublishResult.Accepted : appended.Refusal;
    }

    public async ValueTask<PublishResult[]> TakeAsync(IReadOnlyList<ServerEvent> events, bool mayWait, CancellationToken cancellation)
    {
        var results = new PublishResult[events.Count];
        for (var done = 0; done < results.Length;)
        {
            var appended = Append(events, done, isPromised: false);
            if (appended.Count > 0)
            {
                var written = await appended.Group!.Written.ConfigureAwait(false);
                results.AsSpan(done, appended.Count).Fill(written ? PublishResult.Accepted : PublishResult.Overloaded);
                done += appended.Count;
            }

            if (done == results.Length || (appended.Count > 0 && _mayWait && mayWait)) continue;
            if (appended.Refusal == PublishResult.QueueFull && _mayWait && mayWait && await TryWaitAsync(appended.Room, cancellation).ConfigureAwait(false)) continue;
            results.AsSpan(done).Fill(appended.Refusal);
            break;
        }

        return results;
    }

    /// <summary>Writes what has been taken; what the consumers do not get done within the grace stays in the spool.</summary>
    public async Task StopAsync(CancellationToken grace)
    {
        if (_spool is { } spool) await spool.StopAsync(grace).ConfigureAwait(false);
    }

    /// <summary>Lets go of the folder also when the host did not get to start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_spool is { } spool) await spool.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
    }

    private static async ValueTask<bool> TryWaitAsync(Task room, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellation.IsCancellationRequested;
    }

    private Appended Append(IReadOnlyList<ServerEvent> events, int first, bool isPromised)
    {
        if (_spool is not { } spool) return new Appended(0, PublishResult.Overloaded, null, Task.CompletedTask);
        var batch = RecordBatch.Of(events, first);
        var appended = spool.Buffer.Append(batch, isPromised);
        batch.Release();
        return appended;
    }
}
