using System.Buffers;
using System.Text.Json;
using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>User commands: <c>POST /{app}/{command,command…}</c>.</summary>
internal sealed class CommandEndpoint(
    GameNode node, CommandTable commands, ConfigCommand config, MageSessions sessions, AddressLimits addresses, LinksOptions links)
{
    private const int MaxCommands = 64;

    public async Task RunAsync(HttpContext context)
    {
        var names = ((string)context.Request.RouteValues["commands"]!).Split(',', MaxCommands + 1);
        if (await TryReadAsync(context).ConfigureAwait(false) is not { } body)
        {
            await MageAnswers.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, $"A request may have {links.MaxMessageBytes} bytes.").ConfigureAwait(false);
            return;
        }

        if (names.Length > MaxCommands || CommandBatch.TryRead(body, names.Length) is not { } batch)
        {
            await MageAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, "The batch is malformed.").ConfigureAwait(false);
            return;
        }

        var unset = "";
        var session = batch.SessionKey is { } key ? sessions.Find(key, out unset) : null;
        if (!(session?.TryTake(names.Length) ?? addresses.TryOpenLink(context.Connection.RemoteIpAddress, out _)))
        {
            await MageAnswers.RefuseAsync(context, StatusCodes.Status429TooManyRequests, "Too many commands.").ConfigureAwait(false);
            return;
        }

        if (Bind(names, batch) is not { } calls)
        {
            await MageAnswers.RefuseAsync(context, StatusCodes.Status500InternalServerError, "Too many parameters.").ConfigureAwait(false);
            return;
        }

        var runner = new CommandRunner(node, sessions, session, context.Connection.RemoteIpAddress);
        var results = new List<CommandResult>(names.Length);
        foreach (var (name, command, args) in calls)
        {
            results.Add(command is not null ? await runner.RunAsync(command, args, context.RequestAborted).ConfigureAwait(false)
                : name == ConfigCommand.Name ? new CommandResult(null, config.Run(context.Request), [])
                : CommandResult.Failed(MageErrors.Server));
        }

        if (batch.SessionKey is not null && session is null)
            results[0] = results[0] with { Events = [MageJson.SessionUnset(unset), .. results[0].Events] };
        await AnswerAsync(context, results).ConfigureAwait(false);
    }

    /// <summary>The body; null when it is too large.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(HttpContext context)
    {
        try
        {
            return await RequestBody.ReadAsync(context, links.MaxMessageBytes).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null; // the server's own limit came first
        }
    }

    /// <summary>The commands with their arguments, before any of them runs; null when one is given more than it has.</summary>
    private List<(string Name, UserCommand? Command, RawJson Args)>? Bind(string[] names, CommandBatch batch)
    {
        var calls = new List<(string Name, UserCommand? Command, RawJson Args)>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var command = commands.Find(names[i]);
            var args = default(RawJson);
            if (command is not null && !batch.TryReadArgs(i, command.Params, out args)) return null;
            calls.Add((names[i], command, args));
        }

        return calls;
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<CommandResult> results)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, MageJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var result in results) result.Write(writer);
            writer.WriteEndArray();
        }

        return MageAnswers.WriteAsync(context, buffer.WrittenMemory);
    }
}
