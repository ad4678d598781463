using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Links;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>A request becomes a WebSocket link and stays one until the link's end.</summary>
internal sealed class WebSocketEndpoint(LinkServices services)
{
    private long _links;

    /// <summary>
    /// Completes when the link is over, or at once when the request is no handshake that can be served; the response then has its status.
    /// </summary>
    public Task RunAsync(HttpContext context) => RunAsync(context, WebSocketForm.Own, services.NewHandler);

    /// <summary>The same, for a link of another protocol.</summary>
    public async Task RunAsync(HttpContext context, WebSocketForm form, LinkHandlerFactory newHandler)
    {
        if (await WebSocketHandshake.AcceptAsync(context, form.Subprotocol).ConfigureAwait(false) is not { } stream)
            return;

        var output = DirectSend.Find(context) ?? new StreamOutput(stream, context);
        using var link = new WebSocketLink(context, stream, output, $"link-{Interlocked.Increment(ref _links)}", form, services);
        await link.RunAsync(newHandler(link, context)).ConfigureAwait(false);
    }
}
