using System.Text.Json;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Server.Logs;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Server.Admin.Actors;

/// <summary>
/// <c>POST /api/call</c>: runs an action by hand, without a connection, as the user <c>admin</c> with the role of the same name, or as
/// another that is named. The action's ACL holds for that user. An actor that is not in memory is not brought there.
/// </summary>
internal static class CallEndpoint
{
    private const string Form = """{"a":"chatRoom/general","action":"sendMessage","args":["Ann","Hello"]}; user and roles may be given""";
    private const string Admin = "admin";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void MapCalls(this WebApplication app) =>
        app.MapPost("/api/call", (RequestDelegate)(context => AdminJson.AnswerAsync(context, () => CallAsync(context))));

    private static async Task CallAsync(HttpContext context)
    {
        if (await AdminJson.ReadAsync<CallBody>(context, Form).ConfigureAwait(false) is not { } body) return;
        if (!ActorAddress.TryParse(body.A, out var address) || body.Args is { ValueKind: not JsonValueKind.Array })
            throw new CodedException(ErrorCodes.BadMessage, $"The body must be like {Form}.");

        var node = context.RequestServices.GetRequiredService<GameNode>();
        var user = new GameUser(string.IsNullOrEmpty(body.User) ? Admin : body.User, body.Roles ?? [Admin]);
        ServerLog.Of(context.RequestServices).AdminCall(body.Action, address.ToString(), user.Id);
        var reply = new Reply();
        var arguments = body.Args is { } args ? RawJson.From(args, GameJson.Options) : default;
        node.Call(new GameSession(Ids.New(), user), address, CreateMode.Get, body.Action, arguments, reply);
        var result = await WaitAsync(reply, node, context.RequestAborted).ConfigureAwait(false);
        await AdminJson.WriteAsync(context, new { d = GameJson.Element(result) }).ConfigureAwait(false);
    }

    private static async Task<RawJson> WaitAsync(Reply reply, GameNode node, CancellationToken gone)
    {
        try
        {
            return await reply.Done.WaitAsync(node.Actors.ActionTimeout + Grace, node.Time, gone).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new CodedException(ErrorCodes.ActionTimeout, "There is no answer yet: the call waits behind others, and may still run.");
        }
    }

    private sealed record CallBody(string A, string Action, JsonElement? Args = null, string? User = null, IReadOnlyList<string>? Roles = null);

    private sealed class Reply : IReply
    {
        private readonly TaskCompletionSource<RawJson> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<RawJson> Done => _done.Task;

        public void Succeed(RawJson result) => _done.TrySetResult(result);

        public void Fail(GameError error) => _done.TrySetException(new CodedException(error));
    }
}
