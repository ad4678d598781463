using System.Text;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Server.Admin.Actors;

/// <summary><c>GET /api/actors</c>: who is in memory; <c>GET /api/actor?a=</c>: one of them from inside.</summary>
internal static class ActorsEndpoint
{
    private const int MaxStateBytes = 64 * 1024;

    public static void MapActors(this WebApplication app)
    {
        app.MapGet("/api/actors", (RequestDelegate)ListAsync);
        app.MapGet("/api/actor", (RequestDelegate)(context => AdminJson.AnswerAsync(context, () => ShowAsync(context))));
    }

    private static Task ListAsync(HttpContext context)
    {
        var node = context.RequestServices.GetRequiredService<GameNode>();
        var type = context.Request.Query["type"].ToString();
        var filter = AdminJson.FilterOf(context);
        var perType = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        var shown = new List<Activation>();
        foreach (var actor in node.Directory.Active)
        {
            perType[actor.Type.Name] = perType.GetValueOrDefault(actor.Type.Name) + 1;
            if ((type.Length > 0 && type != actor.Type.Name) || !actor.Address.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase)) continue;
            total++;
            if (shown.Count < AdminJson.MaxItems) shown.Add(actor);
        }

        return AdminJson.WriteAsync(context, new
        {
            total,
            types = node.Types.All.Select(t => new { t.Name, count = perType.GetValueOrDefault(t.Name), actions = t.Actions.Keys.Order(StringComparer.Ordinal) }),
            actors = shown.OrderBy(a => a.Address.ToString(), StringComparer.Ordinal).Select(Row),
        });
    }

    private static object Row(Activation actor)
    {
        var position = actor.Log.Position;
        return new
        {
            a = actor.Address.ToString(),
            type = actor.Type.Name,
            actor.Address.Key,
            connections = actor.ConnectionCount,
            waiting = actor.Mailbox.Count,
            e = position.Epoch,
            s = position.Sequence,
        };
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var node = context.RequestServices.GetRequiredService<GameNode>();
        var turn = new InspectTurn(MaxStateBytes, AdminJson.MaxItems);
        if (!ActorAddress.TryParse(context.Request.Query["a"].ToString(), out var address) || !node.Directory.TryDeliver(address, turn))
        {
            await HttpErrors.WriteAsync(context, ErrorCodes.ActorNotFound, "There is no such actor in memory, or its mailbox is full.").ConfigureAwait(false);
            return;
        }

        var seen = await WaitAsync(turn, node, context.RequestAborted).ConfigureAwait(false);
        await AdminJson.WriteAsync(context, new
        {
            a = address.ToString(),
            e = seen.Position.Epoch,
            s = seen.Position.Sequence,
            state = seen.State.IsWhole ? GameJson.Element(RawJson.From(seen.State.Utf8.Span)) : (object?)null,
            cutState = seen.State.IsWhole ? null : Encoding.UTF8.GetString(seen.State.Utf8.Span),
            stateFailure = seen.State.Failure,
            total = seen.ConnectionCount,
            connections = seen.Connections.Select(c => new { c.Id, user = c.User.Id, name = c.User.Name, c.Groups }),
        }).ConfigureAwait(false);
    }

    /// <summary>An actor that is busy for long is told as such, rather than waited for.</summary>
    private static async Task<Inspection> WaitAsync(InspectTurn turn, GameNode node, CancellationToken gone)
    {
        try
        {
            return await turn.Done.WaitAsync(TimeSpan.FromSeconds(5), node.Time, gone).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new CodedException(ErrorCodes.ActionTimeout, "The actor has been busy for 5 seconds; its turn may be waiting for something.");
        }
    }
}
