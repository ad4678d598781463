using System.Collections.Concurrent;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Logs;

/// <summary>The streams that every session is attached to: its user's, and the one for everyone.</summary>
internal sealed class StreamTable(EventStream publisher)
{
    private readonly ConcurrentDictionary<string, UserStream> _users = new(StringComparer.Ordinal);
    private readonly EventLog _global = new(ActorAddress.Global, publisher);

    public int Count => _users.Count;

    public void Append(StagedEvent staged)
    {
        var address = staged.Stream!;
        if (address.Equals(ActorAddress.Global)) AppendTo(_global, staged);
        else if (_users.TryGetValue(address.Key[0], out var stream)) AppendTo(stream.Log, staged);
    }

    /// <summary>Attaches a session to the global stream.</summary>
    public IDisposable AttachGlobal(Receiver receiver, Action<Position> announce) => new Attachment(_global, receiver, announce, null);

    /// <summary>Attaches a session to its user's stream, which lives as long as a session of that user.</summary>
    public IDisposable AttachUser(string userId, Receiver receiver, Action<Position> announce)
    {
        var stream = _users.AddOrUpdate(
            userId,
            static (id, publisher) => new UserStream(new EventLog(ActorAddress.User(id), publisher), 1),
            static (_, existing, _) => existing with { Sessions = existing.Sessions + 1 },
            publisher);
        return new Attachment(stream.Log, receiver, announce, () => Release(userId));
    }

    private static void AppendTo(EventLog log, StagedEvent staged) =>
        log.Append(staged.Draft, staged.Contract, staged.Key, Recipients.Everyone);

    private void Release(string userId)
    {
        while (_users.TryGetValue(userId, out var stream))
        {
            var released = stream.Sessions == 1
                ? _users.TryRemove(KeyValuePair.Create(userId, stream))
                : _users.TryUpdate(userId, stream with { Sessions = stream.Sessions - 1 }, stream);
            if (released) return;
        }
    }

    private sealed record UserStream(EventLog Log, int Sessions);

    private sealed class Attachment : IDisposable
    {
        private readonly EventLog _log;
        private readonly int _slot;
        private readonly Action? _released;
        private int _disposed;

        public Attachment(EventLog log, Receiver receiver, Action<Position> announce, Action? released)
        {
            _log = log;
            _released = released;
            _slot = log.Attach(receiver, announce);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
            _log.Detach(_slot);
            _released?.Invoke();
        }
    }
}
