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
        var link = _session?.Link;
        link?.Begin(own);
        try
        {
            var reply = new AwaitedReply();
            node.Call(own.Caller, command.Address, CreateMode.GetOrCreate, command.Action, args, reply);
            var result = await reply.WaitAsync(cancellation).ConfigureAwait(false);
            return command.OpensSession ? await LogInAsync(result, own).ConfigureAwait(false) : new CommandResult(null, result, own.All);
        }
        catch (RequestFailedException failed)
        {
            return new CommandResult(MageErrors.Of(failed.Error), RawJson.Null, own.All);
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
