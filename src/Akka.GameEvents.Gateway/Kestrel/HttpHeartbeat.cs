using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Akka.GameEvents.Gateway.Kestrel;

/// <summary>Kestrel's heartbeat of a connection, as HTTP is given it. It would hold whoever registers for as long as the connection lasts.</summary>
internal sealed class HttpHeartbeat : IConnectionHeartbeatFeature
{
    private readonly IConnectionHeartbeatFeature _heartbeat;
    private volatile Action? _beat;

    private HttpHeartbeat(IConnectionHeartbeatFeature heartbeat) => _heartbeat = heartbeat;

    /// <summary>Null when the connection has no heartbeat.</summary>
    public static HttpHeartbeat? Install(IFeatureCollection features)
    {
        if (features.Get<IConnectionHeartbeatFeature>() is not { } heartbeat) return null;
        var own = new HttpHeartbeat(heartbeat);
        features.Set<IConnectionHeartbeatFeature>(own);
        return own;
    }

    public void OnHeartbeat(Action<object> action, object state)
    {
        if (_beat is null) _heartbeat.OnHeartbeat(static own => ((HttpHeartbeat)own)._beat?.Invoke(), this);
        _beat += () => action(state);
    }

    /// <summary>Nobody is told any more.</summary>
    public void Stop() => _beat = null;
}
