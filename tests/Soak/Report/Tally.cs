using System.Collections.Concurrent;

namespace Akka.GameEvents.Soak.Report;

/// <summary>What the clients of one sort went through.</summary>
internal sealed class Tally(Population population)
{
    private long _clients, _links, _switches, _cuts, _resumes, _expired, _received, _expected;

    public Population Population { get; } = population;

    public ConcurrentDictionary<string, int> Gaps { get; } = new();

    public long Clients => _clients;

    public long Links => _links;

    public long Switches => _switches;

    public long Cuts => _cuts;

    public long Resumes => _resumes;

    public long Expired => _expired;

    public long Received => _received;

    public long Expected => _expected;

    public void Client() => Interlocked.Increment(ref _clients);

    /// <param name="isSwitch">Whether another transport carried the client's link before.</param>
    public void Link(bool isSwitch)
    {
        Interlocked.Increment(ref _links);
        if (isSwitch) Interlocked.Increment(ref _switches);
    }

    /// <summary>A link ended that its client had not given up.</summary>
    public void Cut() => Interlocked.Increment(ref _cuts);

    public void Resumed() => Interlocked.Increment(ref _resumes);

    /// <summary>A client came too late for its session.</summary>
    public void SessionExpired() => Interlocked.Increment(ref _expired);

    public void Event() => Interlocked.Increment(ref _received);

    public void Expect(int events) => Interlocked.Add(ref _expected, events);

    public void Gap(string reason) => Gaps.AddOrUpdate(reason, 1, static (_, count) => count + 1);
}
