using System.IO.Pipelines;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Links;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>A request becomes a WebSocket link and stays one until the link's end.</summary>
internal sealed class WebSocketEndpoint(LinkServices services)
{
    // An idle link holds no buffer.
    private static readonly StreamPipeReaderOptions Reading = new(leaveOpen: true, useZeroByteReads: true);

    private long _links;

    /// <summary>
    /// Completes when the link is over, or has been left the connection; or when the request is no handshake that can be served: the response
    /// then has its status.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="form">What the link's protocol asks of its WebSockets.</param>
    /// <param name="newHandler">Makes what takes the link's messages.</param>
    public async Task RunAsync(HttpContext context, WebSocketForm form, LinkHandlerFactory newHandler)
    {
        if (await WebSocketHandshake.AcceptAsync(context, form.Subprotocol).ConfigureAwait(false) is not { } stream)
            return;

        var address = context.Connection.RemoteIpAddress;
        var name = $"link-{Interlocked.Increment(ref _links)}";
        var direct = DirectSend.Find(context);
        if (direct is not null && direct.TryLeaveTo(() => new WebSocketLink(address, direct.Input, direct.Frames, name, form, services).RunAsync(newHandler)))
            return;

        using var output = new StreamOutput(stream, context);
        var input = PipeReader.Create(stream, Reading);
        await new WebSocketLink(address, input, direct?.Frames ?? output, name, form, services).RunAsync(newHandler).ConfigureAwait(false);
        await input.CompleteAsync().ConfigureAwait(false);
    }
}
