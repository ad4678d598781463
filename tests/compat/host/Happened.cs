using System.Collections.Concurrent;

namespace Akka.GameEvents.Compat.Host;

/// <summary>What the server's code was told of, in order: served to the tests as JSON.</summary>
public sealed class Happened
{
    private readonly ConcurrentQueue<object> _all = new();

    public IReadOnlyCollection<object> All => _all;

    public void Add(string word) => _all.Enqueue(new { What = word });

    public void Add(ServerEvent happening) => _all.Enqueue(new
    {
        What = "event",
        happening.Name,
        happening.Properties,
        happening.Timestamp,
        happening.External,
        User = happening.User?.Id,
        Username = happening.User?.Name,
    });

    public void Add(SessionStart start) => _all.Enqueue(new { What = "start", start.SessionId, User = start.User.Id, Timestamp = start.At });

    public void Add(SessionEnd end) => _all.Enqueue(new { What = "end", end.SessionId, User = end.User.Id, Reason = end.Reason.ToString() });
}
