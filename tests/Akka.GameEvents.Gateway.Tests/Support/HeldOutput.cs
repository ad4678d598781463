using System.Collections.Concurrent;
using System.Text;
using Akka.GameEvents.Gateway.Outbound;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>An output that keeps what it is given; blocked until released when so told.</summary>
internal sealed class HeldOutput : OrderedOutput
{
    private readonly ConcurrentQueue<string> _writes = new();
    private TaskCompletionSource<bool>? _hold;

    /// <summary>What was written so far, byte by byte as characters.</summary>
    public IReadOnlyList<string> Writes => [.. _writes];

    public override bool IsBlocked => _hold is not null;

    public void Block() => _hold = new TaskCompletionSource<bool>();

    public void Release(bool written = true)
    {
        var hold = _hold!;
        _hold = null;
        hold.SetResult(written);
    }

    public override void Abort()
    {
    }

    protected override ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        _writes.Enqueue(Encoding.Latin1.GetString(bytes.Span));
        CountSent(bytes.Length);
        return _hold is { } hold ? new(hold.Task) : new(true);
    }
}
