namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>The bytes that may wait for all links together.</summary>
internal sealed class OutboundBudget(long maxBytes)
{
    private long _reserved;

    public long ReservedBytes => Volatile.Read(ref _reserved);

    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _reserved, bytes) <= maxBytes)
            return true;
        Release(bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _reserved, -bytes);
}
