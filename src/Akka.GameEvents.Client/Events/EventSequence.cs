namespace Akka.GameEvents.Client;

/// <summary>The events of one name as a sequence. It listens from the beginning of an enumeration to its end.</summary>
internal sealed class EventSequence<T>(GameEventSource source, string name, EventBuffer buffer, CancellationToken cancellation)
    : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator(source, name, buffer, cancellation, cancellationToken);

    private sealed class Enumerator : IAsyncEnumerator<T>
    {
        private readonly EventQueue<T> _queue;
        private readonly IDisposable _subscription;
        private readonly CancellationTokenSource _stop;
        private readonly CancellationTokenRegistration _registration;

        public Enumerator(GameEventSource source, string name, EventBuffer buffer, CancellationToken one, CancellationToken other)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(one, other);
            _queue = new EventQueue<T>(buffer, source.Dispatcher.Continuations);
            _subscription = source.Subscribe(name, _queue);
            _registration = _stop.Token.Register(() => source.Dispatcher.Post(() => _queue.End(null)));
        }

        public T Current { get; private set; } = default!;

        public async ValueTask<bool> MoveNextAsync()
        {
            do
            {
                _stop.Token.ThrowIfCancellationRequested();
                if (_queue.TryRead(out var value))
                {
                    Current = value;
                    return true;
                }
            }
            while (await _queue.WaitAsync().ConfigureAwait(false));
            _stop.Token.ThrowIfCancellationRequested();
            return false;
        }

        public ValueTask DisposeAsync()
        {
            _subscription.Dispose();
            _registration.Dispose();
            _stop.Dispose();
            return default;
        }
    }
}
