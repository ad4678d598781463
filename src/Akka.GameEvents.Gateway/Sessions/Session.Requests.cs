using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Requests on their way to actors, and their answers on the way back.</summary>
internal sealed partial class Session
{
    /// <summary>Sends the answer to a request that took a place in the gate.</summary>
    public void Answer(long id, Frame answer)
    {
        var max = _options.Links.OutboundMaxBytes;
        Send(answer.Text.Length <= max
            ? answer
            : ServerMessages.Error(id, Limits.Exceeded("links.outbound-max-bytes", max).Error with { Code = ErrorCodes.ResultTooBig }));
        _requests.Leave();
    }

    private async ValueTask CallAsync(Call call)
    {
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        var reply = new SessionReply(this, call.Id, result => ServerMessages.Result(call.Id, result));
        _node.Call(Identity, call.Address, call.Mode, call.Action, call.Args, reply);
    }

    private async ValueTask JoinAsync(Join join)
    {
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        try
        {
            if (join.Listen?.Count > _options.Sessions.MaxListens) throw TooManyListens();
            var connection = _joins.Reserve(join.Address, ListenFilter.Of(join.Listen));
            var content = new JoinContent(join.Params, join.Listen);
            _node.Join(Identity, join.Address, join.Mode, join.Input, content, connection, new JoinReply(this, _joins, connection, join.Id));
        }
        catch (CodedException e)
        {
            Answer(join.Id, ServerMessages.Error(join.Id, e.Error));
        }
    }

    private async ValueTask ListenAsync(Listen listen)
    {
        if (_joins.Find(listen.Address) is not { } connection)
        {
            Send(ServerMessages.Error(listen.Id, NotJoined(listen.Address)));
            return;
        }

        if (connection.Filter.Change(listen.Add, listen.Remove) is var changed && changed.Count > _options.Sessions.MaxListens)
        {
            Send(ServerMessages.Error(listen.Id, TooManyListens().Error));
            return;
        }

        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        _node.Listen(Identity, listen.Address, listen.Add, new SessionReply(this, listen.Id, _ =>
        {
            connection.Filter = connection.Filter.Change(listen.Add, listen.Remove);
            return ServerMessages.Ok(listen.Id);
        }));
    }

    private async ValueTask LeaveAsync(Leave leave)
    {
        if (_joins.Find(leave.Address) is not { } connection)
        {
            Send(ServerMessages.Error(leave.Id, NotJoined(leave.Address)));
            return;
        }

        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        _node.Leave(Identity, leave.Address, DisconnectReason.Left, new SessionReply(this, leave.Id, _ =>
        {
            _joins.Remove(connection);
            return ServerMessages.Left(leave.Id, leave.Address);
        }));
    }

    /// <summary>The session goes on with a newer token of the same user.</summary>
    private void Renew(Auth auth)
    {
        if (_users.Verify(auth.Token) is not { } user || user.Id != Identity.User.Id)
        {
            Send(ServerMessages.Error(auth.Id, new GameError(ErrorCodes.Unauthorized, "The token is not valid for this session.")));
            return;
        }

        Identity.User = user;
        Send(ServerMessages.Ok(auth.Id));
    }

    private static GameError NotJoined(ActorAddress address) => new(ErrorCodes.NotJoined, $"There is no connection to {address}.");

    private CodedException TooManyListens() => Limits.Exceeded("sessions.max-listens", _options.Sessions.MaxListens);
}
