using Akka.GameEvents.Actors;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>
/// One client's presence: what it has joined, and what it waits for. It outlives its links. Messages come one at a time, answers from any
/// thread.
/// </summary>
internal sealed partial class Session : PresentSession
{
    private readonly SessionServices _services;
    private readonly GameNode _node;
    private readonly GameEventsOptions _options;
    private readonly RequestGate _requests;
    private readonly RequestBook _book;
    private readonly SessionOutbound _outbound;
    private readonly SessionJoins _joins;
    private readonly SessionStreams _streams;
    private readonly SessionNotices _notices;

    public Session(SessionServices services, GameSession identity)
        : base(identity, services.Node.Time.GetUtcNow())
    {
        _services = services;
        _node = services.Node;
        _options = services.Options;
        _requests = new RequestGate(_options.Sessions.CallsInFlight);
        _book = new RequestBook(_options.Sessions.KeptAnswers, _options.Links.OutboundMaxBytes, services.Budget);
        _outbound = new SessionOutbound(_options.Links.OutboundMaxBytes, _requests, services.FeedMetrics);
        _joins = new SessionJoins(this, _node, _options.Sessions.MaxJoins);
        _streams = new SessionStreams(identity.User.Id, _outbound, _node.Streams);
        _notices = new SessionNotices(services.Lifecycle, identity, Since, _node.Time);
    }

    public override IReadOnlyList<ActorAddress> Joins => _joins.Addresses;

    public override string? Transport => _outbound.Link?.Transport;

    /// <summary>What resumes it: a secret.</summary>
    public string Token { get; } = "s_" + Ids.New();

    /// <summary>Called once, when the session is over.</summary>
    public Action<Session, EndReason>? Ended { get; set; }

    /// <summary>Its place among the sessions of its client's address; null until it has one.</summary>
    public IDisposable? Place { get; set; }

    /// <summary>Takes one message; completes when the session may be handed the next one.</summary>
    /// <param name="link">Where it came from.</param>
    /// <param name="message">Any but a hello.</param>
    /// <param name="collector">Who takes the answer in place of the link; null for the link.</param>
    public async ValueTask HandleAsync(Link link, ClientMessage message, AnswerCollector? collector = null)
    {
        if (!_book.IsRead(link)) return;
        if (message.Ack is { } ack) _book.Acknowledge(ack);
        switch (message)
        {
            case Ping:
                Pong(link, collector);
                break;
            case Bye:
                EndByClient();
                break;
            case IIdentified request:
                await AcceptAsync(link, request.Id, message, collector).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>The link that carries it now; null while it is parked. Not for callers that hold a lock.</summary>
    public Link? Link
    {
        get
        {
            lock (_linkage) return _outbound.Link;
        }
    }

    /// <summary>The client says bye, over whatever it can.</summary>
    public void EndByClient()
    {
        var link = _outbound.Link;
        End(EndReason.Bye);
        link?.Close(CloseCode.Normal, "");
    }

    /// <summary>The link has room again.</summary>
    public void OnRoom() => _outbound.Pump();

    /// <summary>An actor dropped the connection.</summary>
    public void Dropped(SessionConnection connection) =>
        _outbound.Say(ServerMessages.Left(null, connection.Address, connection.Drop!.Code, connection.Drop.Message));

    public override void Kick(string code, string message)
    {
        var link = _outbound.Link;
        End(EndReason.Kicked);
        link?.Close(CloseCode.Forbidden with { Bye = code }, message);
    }

    /// <summary>Tells an actor that the client is there again.</summary>
    public void Resumed(ActorAddress address, bool recovered) => _node.Resumed(Identity, address, recovered);

    /// <summary>Asks an actor for what a connection goes on from.</summary>
    public void AskSnapshot(SessionConnection connection) => _node.AskSnapshot(Identity, connection.Address, connection);

    /// <summary>A pong that meets a link with too much to carry is dropped: what the link carries is a sign of life as well.</summary>
    private void Pong(Link link, AnswerCollector? collector)
    {
        var pong = ServerMessages.Pong(_node.Time.GetUtcNow());
        if (collector is not null) collector.Say(pong);
        else link.TrySend(Logs.Outgoing.Volatile(pong));
    }

    private async ValueTask AcceptAsync(Link link, long id, ClientMessage request, AnswerCollector? collector)
    {
        if (!await _requests.EnterAsync().ConfigureAwait(false)) return;
        collector?.Await();
        var verdict = _book.Accept(link, id, collector, out var kept);
        switch (verdict)
        {
            case RequestVerdict.Run when request is Emit emit:
                var emission = EmitAsync(link, emit);
                // Where senders wait for room, the link is not read meanwhile.
                if (_options.ServerEvents.Overflow == MailboxOverflow.Wait) await emission.ConfigureAwait(false);
                break;
            case RequestVerdict.Run:
                Run(id, request, isAgain: false);
                break;
            case RequestVerdict.JoinAgain:
                collector?.GiveUp(); // its answer goes down the link
                Run(id, request, isAgain: true);
                break;
            case RequestVerdict.Answered:
                Reply(id, kept!, collector is null ? null : [collector]);
                break;
            case RequestVerdict.Expired:
                Reply(id, ServerMessages.Error(id, RequestBook.Expired), collector is null ? null : [collector]);
                break;
            default:
                // Running: its answer comes when it ends. Stale: nobody waits for one.
                if (verdict == RequestVerdict.Stale) collector?.GiveUp();
                _requests.Leave();
                break;
        }
    }

    private void Run(long id, ClientMessage request, bool isAgain)
    {
        try
        {
            Dispatch(request, isAgain);
        }
        catch (CodedException e)
        {
            Fail(id, e.Error);
        }
    }

    private void Dispatch(ClientMessage request, bool isAgain)
    {
        if (_services.Drain.IsUnderWay) throw new CodedException(_services.Drain.Refusal);
        switch (request)
        {
            case Join join:
                Join(join, isAgain);
                break;
            case Leave leave:
                Leave(leave);
                break;
            case Listen listen:
                Listen(listen);
                break;
            case Call call:
                _node.Call(Identity, call.Address, call.Mode, call.Action, call.Args, new SessionReply(this, call.Id, ServerMessages.Result));
                break;
            case Auth auth:
                Renew(auth);
                break;
        }
    }
}
