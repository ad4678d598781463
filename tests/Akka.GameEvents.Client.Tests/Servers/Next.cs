using System.Threading.Channels;

namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>What arrived, in order; a reader waits for the next, and gives up on a test that hangs.</summary>
internal sealed class Next<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();

    public void Put(T item) => _items.Writer.TryWrite(item);

    public async Task<T> TakeAsync() =>
        await _items.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
}
