using System.Runtime.CompilerServices;
using Akka.GameEvents.Emits;

namespace Akka.GameEvents;

/// <summary>
/// Stages events outside of turns: they leave together at <see cref="FlushAsync"/>, in the order in which they were emitted. Not for use by
/// several threads at once.
/// </summary>
public sealed class EmitScope : IAsyncDisposable
{
    private readonly IScopeOwner _owner;
    private List<ScopedEvent> _staged = [];
    private string? _disposedAt;

    internal EmitScope(IScopeOwner owner) => _owner = owner;

    /// <summary>Stages an event record.</summary>
    /// <param name="payload">An event record.</param>
    /// <param name="to">Whom it is for, as of the flush; everyone connected to the actor when null.</param>
    /// <exception cref="ObjectDisposedException">The scope is over; the text names where it ended.</exception>
    public void Emit<T>(T payload, Audience? to = null)
        where T : notnull => Add(new ScopedEvent(EventContract.Of(payload.GetType()), payload, to));

    /// <summary>Stages an event without a record of its own.</summary>
    /// <param name="name">The event's name on the wire, 1 to 128 bytes.</param>
    /// <param name="payload">Anything that JSON can hold.</param>
    /// <param name="to">Whom it is for, as of the flush; everyone connected to the actor when null.</param>
    /// <exception cref="ObjectDisposedException">The scope is over; the text names where it ended.</exception>
    [OverloadResolutionPriority(1)]
    public void Emit(string name, object? payload = null, Audience? to = null) =>
        Add(new ScopedEvent(EventContract.Of(name, EmitOptions.None), payload, to));

    /// <summary>Lets out what is staged, in an actor's scope as one turn of the actor; completes when it has left.</summary>
    /// <exception cref="InvalidOperationException">The actor has stopped; nothing left.</exception>
    public async Task FlushAsync(CancellationToken cancellation = default)
    {
        ThrowIfOver();
        if (_staged.Count == 0) return;
        var events = _staged;
        _staged = [];
        await _owner.FlushAsync(events, cancellation).ConfigureAwait(true);
    }

    /// <summary>Drops what was not flushed, and says so in the log.</summary>
    public ValueTask DisposeAsync()
    {
        if (_disposedAt is not null) return default;
        _disposedAt = Environment.StackTrace;
        _owner.Closed(_staged.Count);
        return default;
    }

    private void Add(ScopedEvent staged)
    {
        ThrowIfOver();
        _owner.Check(staged.To);
        _staged.Add(staged);
    }

    private void ThrowIfOver()
    {
        if (_disposedAt is not null) throw new ObjectDisposedException(nameof(EmitScope), $"The scope was disposed here:\n{_disposedAt}");
    }
}
