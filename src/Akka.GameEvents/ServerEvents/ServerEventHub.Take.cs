namespace Akka.GameEvents.ServerEvents;

/// <summary>Past the repetitions: an id is claimed before its event is taken, and given back when it is not.</summary>
internal sealed partial class ServerEventHub
{
    private PublishResult TryTake(ServerEvent happening)
    {
        var claim = new DedupeClaim();
        switch (known.Claim(happening, claim, out _))
        {
            case DedupeVerdict.Duplicate: return PublishResult.Duplicate;
            case DedupeVerdict.Undecided: return PublishResult.QueueFull; // the first may fail, and there is no waiting for it
            default: break;
        }

        try
        {
            var result = route.TryTake(Complete(happening));
            GiveBack(happening, claim, result);
            return result;
        }
        finally
        {
            claim.Settle();
        }
    }

    /// <summary>Takes events in their order, except that those whose ids others are about to claim come last, when that is decided.</summary>
    private async ValueTask<PublishResult[]> TakeAsync(List<ServerEvent> events, bool mayWait, CancellationToken cancellation)
    {
        var results = new PublishResult[events.Count];
        for (var open = Enumerable.Range(0, results.Length).ToList(); open.Count > 0;)
        {
            var undecided = await TakeNewAsync(events, open, results, mayWait, cancellation).ConfigureAwait(false);
            if (undecided.Count == 0) break;
            await Task.WhenAll(undecided.Select(one => one.Earlier.WhenSettled)).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            open = [.. undecided.Select(one => one.Index)];
            if (!cancellation.IsCancellationRequested) continue;
            foreach (var index in open) results[index] = PublishResult.QueueFull;
            break;
        }

        return results;
    }

    private async ValueTask<List<(int Index, DedupeClaim Earlier)>> TakeNewAsync(
        List<ServerEvent> events, List<int> indexes, PublishResult[] results, bool mayWait, CancellationToken cancellation)
    {
        var claim = new DedupeClaim();
        var (taken, mine, undecided) = (new List<ServerEvent>(indexes.Count), new List<int>(indexes.Count), new List<(int, DedupeClaim)>());
        foreach (var i in indexes)
        {
            switch (known.Claim(events[i], claim, out var earlier))
            {
                case DedupeVerdict.Duplicate:
                    results[i] = PublishResult.Duplicate;
                    break;
                case DedupeVerdict.Undecided:
                    undecided.Add((i, earlier));
                    break;
                default:
                    taken.Add(Complete(events[i]));
                    mine.Add(i);
                    break;
            }
        }

        try
        {
            var became = await route.TakeAsync(taken, mayWait, cancellation).ConfigureAwait(false);
            for (var i = 0; i < mine.Count; i++) GiveBack(events[mine[i]], claim, results[mine[i]] = became[i]);
        }
        finally
        {
            claim.Settle();
        }

        return undecided;
    }

    private void GiveBack(ServerEvent happening, DedupeClaim claim, PublishResult result)
    {
        if (result is not (PublishResult.Accepted or PublishResult.Dropped)) known.Remove(happening, claim);
    }
}
