using System.Net;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Finds the session that a request belongs to, and its HTTP link.</summary>
internal sealed class HttpSessions(HttpLinkServices services)
{
    private const string Scheme = "Session ";

    /// <summary>There is no such session, or none any more.</summary>
    public static GameError Unknown { get; } = new(ErrorCodes.SessionUnknown, "There is no such session: open one with POST /v1/session.");

    private static readonly GameError Replaced = new(ErrorCodes.Replaced, "Another link carries the session.");
    private static readonly GameError NotRead = new(ErrorCodes.CursorUnknown, "The session has no HTTP link: resume it with POST /v1/session.");

    private long _links;

    /// <summary>The session that the request names: by its header, or a GET by its query.</summary>
    public Session? FindSession(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true) return services.Sessions.Find(header[Scheme.Length..].Trim());
        return HttpMethods.IsGet(context.Request.Method) ? services.Sessions.Find(context.Request.Query["session"]) : null;
    }

    /// <summary>The HTTP link that carries the session now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why there is none.</param>
    public HttpLink? Find(HttpContext context, out GameError? refusal)
    {
        var session = FindSession(context);
        refusal = session is null ? Unknown : session.Link is null ? NotRead : Replaced;
        return session?.Link as HttpLink;
    }

    public HttpLink NewLink(IPAddress? address)
    {
        var link = new HttpLink(services, Interlocked.Increment(ref _links), address);
        var links = services.Options.Links;
        link.Open(new Intake(link, services.Opener, new RateMeter(services.Node.Time, links.MessagesPerSecond, links.MessagesBurst)));
        return link;
    }
}
