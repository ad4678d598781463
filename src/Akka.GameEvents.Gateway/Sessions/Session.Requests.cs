using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.ServerEvents;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>Requests on their way to actors, and their answers on the way back.</summary>
internal sealed partial class Session
{
    /// <summary>Answers a request that took a place in the gate.</summary>
    public void Answer(long id, Frame answer)
    {
        if (answer.Text.Length > _options.Links.OutboundMaxBytes) answer = ServerMessages.Error(id, ResultTooBig);
        Reply(id, answer, _book.End(id, RequestState.Answered, answer));
    }

    /// <summary>Answers a request that failed; one that did not run and may be tried again is not remembered.</summary>
    public void Fail(long id, GameError error)
    {
        var answer = ServerMessages.Error(id, error);
        if (error.Retry is null) Answer(id, answer);
        else Reply(id, answer, _book.End(id, RequestState.NotRun));
    }

    /// <summary>Answers a join, with its events behind it.</summary>
    public void Joined(long id, Frame answer, SessionConnection connection)
    {
        if (answer.Text.Length > _options.Links.OutboundMaxBytes) answer = ServerMessages.Error(id, ResultTooBig);
        Reply(id, answer, _book.End(id, RequestState.Joined), connection);
    }

    private void Reply(long id, Frame answer, IReadOnlyList<AnswerCollector>? collectors, Feed? feed = null)
    {
        var isTaken = false;
        foreach (var collector in collectors ?? []) isTaken |= collector.TryAnswer(answer);
        if (!isTaken)
        {
            _outbound.Answer(id, answer, feed);
            return;
        }

        _requests.Leave();
        feed?.Start();
    }

    private void Join(Join join, bool isAgain)
    {
        if (isAgain && _joins.Find(join.Address) is not { IsJoined: true })
            throw new CodedException(_joins.DropOf(join.Address) ?? RequestBook.Expired);
        var filter = ListenFilter.Of(join.Listen);
        if (filter.Count > _options.Sessions.MaxListens) throw new CodedException(TooManyListens);
        var connection = _joins.Reserve(join.Address, filter, _outbound, out var known);
        var mode = known ? CreateMode.GetOrCreate : join.Mode;
        var reply = new JoinReply(this, _joins, connection, join.Id);
        _node.Join(Identity, join.Address, mode, join.Input, new JoinContent(join.Params, join.Listen, join.Seen), connection, reply);
    }

    private void Listen(Listen listen)
    {
        var connection = Joined(listen.Address);
        _node.Listen(Identity, listen.Address, listen.Add, new SessionReply(this, listen.Id, (_, _) =>
        {
            var filter = connection.Filter.Change(listen.Add, listen.Remove);
            if (filter.Count > _options.Sessions.MaxListens) return ServerMessages.Error(listen.Id, TooManyListens);
            connection.Filter = filter;
            return ServerMessages.Ok(listen.Id);
        }));
    }

    private void Leave(Leave leave)
    {
        if (leave.Address.IsReserved) throw new CodedException(ErrorCodes.Forbidden, $"'{leave.Address.Type}' is a stream, not an actor.");
        var connection = Joined(leave.Address);
        _node.Leave(Identity, leave.Address, DisconnectReason.Left, new SessionReply(this, leave.Id, (_, _) =>
        {
            _joins.Remove(connection);
            return ServerMessages.Left(leave.Id, leave.Address);
        }));
    }

    private async Task EmitAsync(Link link, Emit emit)
    {
        try
        {
            if (_services.Drain.IsUnderWay) throw new CodedException(_services.Drain.Refusal);
            var sender = new EventSender(Identity.User, Identity.Id, link.RemoteAddress);
            var verdict = await _services.Events.AcceptAsync(sender, emit.Events, CancellationToken.None).ConfigureAwait(false);
            if (verdict.Refusal is { } refusal) throw new CodedException(refusal);
            Answer(emit.Id, ServerMessages.Result(emit.Id, EmitAnswer.Encode(verdict)));
        }
        catch (CodedException e)
        {
            Fail(emit.Id, e.Error);
        }
    }

    /// <summary>The session goes on with a newer token of the same user.</summary>
    private void Renew(Auth auth)
    {
        if (_services.Users.Verify(auth.Token) is not { } user || user.Id != Identity.User.Id)
            throw new CodedException(ErrorCodes.Unauthorized, "The token is not valid for this session.");
        Identity.User = user;
        Answer(auth.Id, ServerMessages.Ok(auth.Id));
    }

    private SessionConnection Joined(ActorAddress address) =>
        _joins.Find(address) ?? throw new CodedException(ErrorCodes.NotJoined, $"There is no connection to {address}.");

    private GameError ResultTooBig =>
        GameError.LimitExceeded("links.outbound-max-bytes", _options.Links.OutboundMaxBytes) with { Code = ErrorCodes.ResultTooBig };

    private GameError TooManyListens => GameError.LimitExceeded("sessions.max-listens", _options.Sessions.MaxListens);
}
