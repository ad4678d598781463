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
        Send(answer.Text.Length <= _options.Links.OutboundMaxBytes ? answer : ServerMessages.Error(id, ResultTooBig));
        _requests.Leave();
    }

    private async ValueTask CallAsync(Call call)
    {
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        var reply = new SessionReply(this, call.Id, ServerMessages.Result);
        _node.Call(Identity, call.Address, call.Mode, call.Action, call.Args, reply);
    }

    private async ValueTask JoinAsync(Join join)
    {
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        try
        {
            var filter = ListenFilter.Of(join.Listen);
            if (filter.Count > _options.Sessions.MaxListens) throw new CodedException(TooManyListens);
            var connection = _joins.Reserve(join.Address, filter, out var known);
            var mode = known ? CreateMode.GetOrCreate : join.Mode;
            var reply = new JoinReply(this, _joins, connection, join.Id);
            _node.Join(Identity, join.Address, mode, join.Input, new JoinContent(join.Params, join.Listen), connection, reply);
        }
        catch (CodedException e)
        {
            Answer(join.Id, ServerMessages.Error(join.Id, e.Error));
        }
    }

    private async ValueTask ListenAsync(Listen listen)
    {
        var connection = Joined(listen.Address);
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        _node.Listen(Identity, listen.Address, listen.Add, new SessionReply(this, listen.Id, (_, _) =>
        {
            var filter = connection.Filter.Change(listen.Add, listen.Remove);
            if (filter.Count > _options.Sessions.MaxListens) return ServerMessages.Error(listen.Id, TooManyListens);
            connection.Filter = filter;
            return ServerMessages.Ok(listen.Id);
        }));
    }

    private async ValueTask LeaveAsync(Leave leave)
    {
        if (leave.Address.IsReserved) throw new CodedException(ErrorCodes.Forbidden, $"'{leave.Address.Type}' is a stream, not an actor.");
        var connection = Joined(leave.Address);
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        _node.Leave(Identity, leave.Address, DisconnectReason.Left, new SessionReply(this, leave.Id, (_, _) =>
        {
            _joins.Remove(connection);
            return ServerMessages.Left(leave.Id, leave.Address);
        }));
    }

    /// <summary>The session goes on with a newer token of the same user.</summary>
    private void Renew(Auth auth)
    {
        if (_users.Verify(auth.Token) is not { } user || user.Id != Identity.User.Id)
            throw new CodedException(ErrorCodes.Unauthorized, "The token is not valid for this session.");
        Identity.User = user;
        Send(ServerMessages.Ok(auth.Id));
    }

    private SessionConnection Joined(ActorAddress address) =>
        _joins.Find(address) ?? throw new CodedException(ErrorCodes.NotJoined, $"There is no connection to {address}.");

    private GameError ResultTooBig =>
        GameError.LimitExceeded("links.outbound-max-bytes", _options.Links.OutboundMaxBytes) with { Code = ErrorCodes.ResultTooBig };

    private GameError TooManyListens => GameError.LimitExceeded("sessions.max-listens", _options.Sessions.MaxListens);
}
