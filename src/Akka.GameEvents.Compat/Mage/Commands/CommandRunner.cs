using System.Net;
using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Compat.Mage.Commands;

/// <summary>Runs the commands of one request, one after another, on behalf of whoever sent it.</summary>
/// <param name="session">The sender's session; null for none.</param>
internal sealed class CommandRunner(GameNode node, MageSessions sessions, MageSession? session, IPAddress? address)
{
    // Whoever has no session yet is a guest, who may run what anyone may: how else could it log in?
    private readonly GameUser _guest = new(GameUser.GuestPrefix + Ids.New());
    private MageSession? _session = session;

    public async Task<CommandResult> RunAsync(UserCommand command, RawJson args, CancellationToken cancellation)
    {
        var own = new OwnEvents(new GameSession(Ids.New(), _session?.User ?? _guest));
        var (result, error) = await CallAsync(command, args, own, cancellation).ConfigureAwait(false);
        if (error is not null) return new CommandResult(MageErrors.Of(error), RawJson.Null, own.All);
        return command.OpensSession ? await LogInAsync(result, own).ConfigureAwait(false) : new CommandResult(null, result, own.All);
    }

    private async Task<(RawJson Result, GameError? Error)> CallAsync(UserCommand command, RawJson args, OwnEvents own, CancellationToken cancellation)
    {
        var link = _session?.Link;
        link?.Begin(own);
        try
        {
            var reply = new AwaitedReply();
            node.Call(own.Caller, command.Address, CreateMode.GetOrCreate, command.Action, args, reply);
            return (await reply.WaitAsync(cancellation).ConfigureAwait(false), null);
        }
        catch (RequestFailedException failed)
        {
            return (default, failed.Error);
        }
        finally
        {
            link?.Finish(own);
        }
    }

    private async ValueTask<CommandResult> LogInAsync(RawJson result, OwnEvents own)
    {
        if (LoginResult.Read(result) is not { } user) return CommandResult.Failed(MageErrors.Server);
        var (session, refusal) = await sessions.OpenAsync(user, address).ConfigureAwait(false);
        if (session is null) return CommandResult.Failed(MageErrors.Of(refusal!));
        _session = session;
        return new CommandResult(null, result, [.. own.All, MageJson.SessionSet(user.Id, session.Key)]);
    }
}
