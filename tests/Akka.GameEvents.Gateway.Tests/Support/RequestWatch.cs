using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>Sees when a host's first request ends, and whether Kestrel has still got what served it.</summary>
internal sealed class RequestWatch
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WeakReference? _http;

    /// <summary>Completes when the application is done with the request.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether Kestrel's HTTP/1.1 side of the connection is in memory; it is that side which offers to upgrade.</summary>
    public bool IsHttpAlive
    {
        get
        {
            GC.Collect();
            return _http!.IsAlive;
        }
    }

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var isFirst = _http is null;
        if (isFirst)
            Remember(context);
        await next(context);
        if (isFirst)
            _ended.SetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Remember(HttpContext context) => _http = new WeakReference(context.Features.Get<IHttpUpgradeFeature>());
}
