namespace Akka.GameEvents.Client;

/// <summary>
/// Finds a transport that works, and while it is not the best, tries the better ones beside it. To its owner it is one link, which is welcomed
/// again when a better transport has taken over. Its methods are turns.
/// </summary>
internal sealed class Links
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Impatient = TimeSpan.FromSeconds(3);

    private readonly INetwork _network;
    private readonly IReadOnlyList<Transport>? _transports;
    private readonly Tokens _tokens;
    private readonly LinkContext _context;
    private readonly Func<string?, byte[]> _hello;
    private readonly ILinkOwner _owner;
    private readonly Choice _choice;
    private Offer? _offer;
    private Uri? _server;
    private Way? _way;
    private Way? _spare;
    private LinkEnd? _displaced; // how the link ended that gave way to the spare one, whose welcome has not come yet
    private IDisposable? _plan;

    /// <param name="transports">Which may be used; null: those that the server offers.</param>
    /// <param name="hello">Says hello with a token.</param>
    public Links(
        INetwork network, IReadOnlyList<Transport>? transports, Tokens tokens, LinkContext context, Func<string?, byte[]> hello, ILinkOwner owner)
    {
        _network = network;
        _transports = transports;
        _tokens = tokens;
        _context = context;
        _hello = hello;
        _owner = owner;
        _choice = new Choice(context.Timers);
    }

    /// <summary>What carries the link; null while there is none.</summary>
    public Transport? Transport => _way?.Transport;

    /// <summary>
    /// What the server offers and how it wants to be polled, if that matters: asked until it has told, null when it has not. Never throws.
    /// </summary>
    public Task<Offer?> DetectAsync(Uri server)
    {
        var isToAsk = _offer is null && _transports?.All(each => each is Client.Transport.WebSocket or Client.Transport.Sse) != true;
        return isToAsk ? _network.DetectAsync(server) : Task.FromResult(_offer);
    }

    /// <summary>Opens a link over the first transport that gives a welcome.</summary>
    public void Open(Uri server, Offer? offer, string? token)
    {
        _server = server;
        _offer = offer;
        _choice.Offered(_transports ?? (offer ?? Offer.Default).Order);
        Try(token);
    }

    public void Send(byte[] message) => _way?.Link.Send(message);

    /// <summary>Ends the session, and whatever is under way. Completes when the link is gone.</summary>
    public Task LeaveAsync()
    {
        DropSpare();
        var gone = _way?.Link.LeaveAsync() ?? Task.CompletedTask;
        _way = null;
        return gone;
    }

    private void Try(string? token) => _way = Begin(_choice.Next(), token, _choice.IsImpatient ? Impatient : Patient);

    private Way Begin(Transport transport, string? token, TimeSpan limit)
    {
        var way = new Way(this, transport, token);
        way.Link = Link.Open(
            _network.Create(transport, _offer ?? Offer.Default), new Opening(transport, _server!, () => _hello(token), limit), _context, way);
        return way;
    }

    private void Welcomed(Way way, ServerMessage welcome)
    {
        if (way == _spare)
        {
            _way?.Link.Abandon();
            (_way, _spare, _displaced) = (way, null, null);
        }
        else
        {
            _choice.Worked();
        }

        Plan(way);
        _owner.Welcomed(welcome);
    }

    private void Ended(Way way, LinkEnd end)
    {
        if (way == _spare)
        {
            SpareFailed(way);
            return;
        }

        _way = null;
        if (end.Lived is { } lived)
            Closed(way, lived, end);
        else
            Failed(way, end);
    }

    /// <summary>No welcome came. What the server itself refused, it refuses over every transport.</summary>
    private void Failed(Way way, LinkEnd end)
    {
        var alike = end.By == LinkEndedBy.Nobody ? Offer.Default.Order.Where(each => each != Client.Transport.WebSocket) : [way.Transport];
        if (end.By != LinkEndedBy.Server && _choice.Failed(alike))
            Try(way.Token);
        else
            _owner.Ended(end);
    }

    private void Closed(Way way, TimeSpan lived, LinkEnd end)
    {
        _choice.Ended(way.Transport, lived, end.By != LinkEndedBy.Server);
        if (_spare is not null && end.Reason.Code == GameErrorCodes.Replaced)
        {
            _displaced = end; // by the spare one, most likely: its welcome is on its way
            return;
        }

        DropSpare();
        _owner.Ended(end);
    }

    /// <summary>While this transport works, a better one is tried later.</summary>
    private void Plan(Way way)
    {
        _plan?.Dispose();
        if (_choice.Better(way.Transport) is { } better)
            _plan = _context.Timers.After(better.Delay, () => _ = TryBesideAsync(way, better.Transport));
    }

    /// <summary>
    /// The link goes on until the better one has its welcome: a session has one link at a time, the server ends the earlier.
    /// </summary>
    private async Task TryBesideAsync(Way way, Transport better)
    {
        try
        {
            var token = await _tokens.AskAsync().ConfigureAwait(false);
            _context.Turns.Run(() => OpenBeside(way, better, token));
        }
        catch (Exception) // No token could be had: the link that there is needs none.
        {
            _context.Turns.Run(() => NotYet(way, better));
        }
    }

    private void OpenBeside(Way way, Transport better, string? token)
    {
        if (_way != way)
            return;
        if (_tokens.Accept(token))
            _spare = Begin(better, token, Impatient);
        else
            NotYet(way, better);
    }

    private void SpareFailed(Way spare)
    {
        var displaced = _displaced;
        (_spare, _displaced) = (null, null);
        if (_way is { } way)
            NotYet(way, spare.Transport);
        else
            _choice.PutAside(spare.Transport);
        if (displaced is not null)
            _owner.Ended(displaced with { Reaction = CloseReaction.Reconnect, By = LinkEndedBy.Way, Lived = TimeSpan.Zero });
    }

    private void NotYet(Way way, Transport better)
    {
        _choice.PutAside(better);
        if (_way == way)
            Plan(way);
    }

    private void DropSpare()
    {
        _plan?.Dispose();
        _spare?.Link.Abandon();
        (_spare, _displaced) = (null, null);
    }

    /// <summary>A link over one transport.</summary>
    private sealed class Way(Links links, Transport transport, string? token) : ILinkOwner
    {
        public Transport Transport { get; } = transport;

        public string? Token { get; } = token;

        public Link Link { get; set; } = null!;

        public void Welcomed(ServerMessage welcome) => links.Welcomed(this, welcome);

        public void Received(ServerMessage message) => links._owner.Received(message);

        public void Ended(LinkEnd end) => links.Ended(this, end);
    }
}
