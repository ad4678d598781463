using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>Bounds what a client may take of the HTTP server before it has said who it is.</summary>
internal static class KestrelLimits
{
    /// <summary>Connections that are no sessions: pages, probes, links before their hello.</summary>
    private const int SpareConnections = 1024;

    public static void Apply(KestrelServerOptions kestrel, GameEventsOptions settings)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = settings.Sessions.Max + SpareConnections;
        limits.MaxRequestBodySize = 64 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 32 * 1024; // A token may have 16 KiB.
        limits.RequestHeadersTimeout = settings.Sessions.HandshakeTimeout;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
