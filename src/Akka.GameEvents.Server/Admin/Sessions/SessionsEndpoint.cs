using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Server.Admin.Sessions;

/// <summary><c>GET /api/sessions</c>: who is here; <c>POST /api/kick</c>: sends one away with 4003, after which clients do not come back.</summary>
internal static class SessionsEndpoint
{
    public static void MapSessions(this WebApplication app)
    {
        app.MapGet("/api/sessions", (RequestDelegate)ListAsync);
        app.MapPost("/api/kick", (RequestDelegate)KickAsync);
    }

    private static Task ListAsync(HttpContext context)
    {
        var table = context.RequestServices.GetRequiredService<SessionTable>();
        var (total, shown) = AdminJson.FilterOf(context) is { Length: > 0 } filter ? Find(table, filter) : (table.Count, table.All.Take(AdminJson.MaxItems));
        return AdminJson.WriteAsync(context, new { total, sessions = shown.OrderBy(s => s.Since).Select(Row) });
    }

    private static (int Total, IEnumerable<PresentSession> Shown) Find(SessionTable table, string filter)
    {
        var total = 0;
        var shown = new List<PresentSession>();
        foreach (var session in table.All)
        {
            if (!$"{session.Identity.User.Id} {session.Identity.User.Name} {session.Identity.Id}".Contains(filter, StringComparison.OrdinalIgnoreCase)) continue;
            total++;
            if (shown.Count < AdminJson.MaxItems) shown.Add(session);
        }

        return (total, shown);
    }

    private static object Row(PresentSession session) => new
    {
        session.Identity.Id,
        user = session.Identity.User.Id,
        session.Identity.User.Name,
        session.Transport,
        session.Since,
        joined = session.Joins.Take(AdminJson.MaxItems).Select(address => address.ToString()),
    };

    private static async Task KickAsync(HttpContext context)
    {
        if (await AdminJson.ReadAsync<KickBody>(context, """{"session":"its id"}""").ConfigureAwait(false) is not { } body) return;
        if (context.RequestServices.GetRequiredService<SessionTable>().Find(body.Session) is not { } session)
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.SessionUnknown, "There is no such session.").ConfigureAwait(false);
            return;
        }

        ServerLog.Of(context.RequestServices).AdminKick(session.Identity.Id, session.Identity.User.Id);
        session.Kick(ErrorCodes.Forbidden, "Whoever runs the server ended the session.");
        await AdminJson.WriteAsync(context, new { }).ConfigureAwait(false);
    }

    private sealed record KickBody(string Session);
}
