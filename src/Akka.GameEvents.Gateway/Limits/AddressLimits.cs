using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Akka.GameEvents.Gateway.Limits;

/// <summary>Bounds what one address may take: links opened per minute, and sessions at a time. Addresses that are idle are forgotten.</summary>
internal sealed class AddressLimits : IDisposable
{
    private const int Ipv6NetworkBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress?> _handshakes;
    private readonly PartitionedRateLimiter<IPAddress?> _sessions;

    public AddressLimits(GameEventsOptions options)
    {
        var handshakes = new FixedWindowRateLimiterOptions { PermitLimit = options.Links.HandshakesPerAddress, Window = TimeSpan.FromMinutes(1) };
        var sessions = new ConcurrencyLimiterOptions { PermitLimit = options.Sessions.MaxPerAddress };
        _handshakes = Limiter(network => RateLimitPartition.GetFixedWindowLimiter(network, _ => handshakes));
        _sessions = Limiter(network => RateLimitPartition.GetConcurrencyLimiter(network, _ => sessions));
    }

    /// <summary>False when the address has opened too many links lately; <paramref name="retry"/> tells when it may again.</summary>
    public bool TryOpenLink(IPAddress? address, out TimeSpan retry)
    {
        using var lease = _handshakes.AttemptAcquire(address);
        if (!lease.TryGetMetadata(MetadataName.RetryAfter, out retry)) retry = TimeSpan.Zero;
        return lease.IsAcquired;
    }

    /// <summary>A place for one session, given back when it is disposed; null when the address has too many.</summary>
    public IDisposable? TryOpenSession(IPAddress? address)
    {
        var lease = _sessions.AttemptAcquire(address);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }

    public void Dispose()
    {
        _handshakes.Dispose();
        _sessions.Dispose();
    }

    // A connection without an address came over a socket of this machine.
    private static PartitionedRateLimiter<IPAddress?> Limiter(Func<IPAddress, RateLimitPartition<IPAddress>> limited) =>
        PartitionedRateLimiter.Create<IPAddress?, IPAddress>(address =>
            address is null ? RateLimitPartition.GetNoLimiter(IPAddress.None) : limited(NetworkOf(address)));

    /// <summary>What one household has: an IPv4 address, or a /64 network of IPv6.</summary>
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Ipv6NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
