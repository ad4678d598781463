namespace Akka.GameEvents.Client;

/// <summary>
/// The client's presence on the server: has one link at a time, and goes on over the next when that drops. Its methods are turns.
/// </summary>
internal sealed class Session : ILinkOwner, IAsyncDisposable
{
    private readonly Uri _server;
    private readonly Tokens _tokens;
    private readonly LinkContext _context;
    private readonly ISessionOwner _owner;
    private readonly Action<LinkState> _changed;
    private readonly INetwork _network;
    private readonly Func<double> _random;
    private readonly Links _links;
    private LinkState _state = new(LinkStatus.Idle);
    private string? _secret; // proves that the session is this client's; null before the first welcome
    private Uri? _redirect;
    private int _attempt;
    private IDisposable? _wait;

    /// <param name="transports">Which may be used; null: those that the server offers.</param>
    /// <param name="changed">Hears of each state.</param>
    public Session(
        Uri server, IReadOnlyList<Transport>? transports, Tokens tokens, LinkContext context, ClientPlatform platform, ISessionOwner owner,
        Action<LinkState> changed)
    {
        _server = server;
        _tokens = tokens;
        _context = context;
        _owner = owner;
        _changed = changed;
        _network = platform.Network;
        _random = platform.Random;
        _links = new Links(platform.Network, transports, tokens, context, token => ClientMessages.Hello(token, _secret, owner.Seen()), this);
    }

    public bool IsDisposed => _state.Status == LinkStatus.Disposed;

    /// <summary>Sees to it that there is a link, or will be.</summary>
    public void Start()
    {
        if (_state.Status == LinkStatus.Idle)
            Open();
        else if (_state.Status == LinkStatus.Stopped)
            Wait(_state.Reason!, CloseReaction.Reconnect); // the count of attempts goes on: to start again from a handler is no hot loop
    }

    public void Send(byte[] message) => _links.Send(message);

    /// <summary>Completes when the link is gone.</summary>
    public ValueTask DisposeAsync()
    {
        _wait?.Dispose();
        _tokens.Dispose();
        var gone = _links.LeaveAsync();
        Become(new LinkState(LinkStatus.Disposed));
        return LetGoAsync(gone);
    }

    void ILinkOwner.Welcomed(ServerMessage welcome)
    {
        _tokens.Welcomed();
        _redirect = ServerAddress.Redirect(_server, welcome.Url);
        _secret = welcome.Session;
        if (_state.Status == LinkStatus.Connected && !welcome.Resumed)
        {
            var reason = new GameError(GameErrorCodes.ConnectionLost, "The session ended while another transport was tried.");
            _owner.Lost(reason, mayReturn: true, isSuspect: false);
        }

        Become(new LinkState(LinkStatus.Connected) { User = welcome.User, Transport = _links.Transport });
        _owner.Welcomed(welcome);
    }

    void ILinkOwner.Received(ServerMessage message) => _owner.Received(message);

    void ILinkOwner.Ended(LinkEnd end)
    {
        if (end.Lived >= Backoff.Steady)
            _attempt = 0;
        _redirect = ServerAddress.Redirect(_server, end.Url) ?? _redirect;
        if (end.Reason.Code == GameErrorCodes.SessionUnknown)
            _secret = null;
        if (end.Reaction == CloseReaction.Stop || (end.Reaction == CloseReaction.Unauthorized && !_tokens.Refused()))
            Stop(end.Reason);
        else
            Lose(end.Reason, end.Reaction);
    }

    private void Open()
    {
        var opening = new LinkState(LinkStatus.Connecting) { Attempt = _attempt };
        Become(opening);
        _ = OpenAsync(opening);
    }

    private async Task OpenAsync(LinkState opening)
    {
        try
        {
            var offer = _links.DetectAsync(_server);
            var token = await _tokens.AskAsync().ConfigureAwait(false);
            var offered = await offer.ConfigureAwait(false);
            _context.Turns.Run(() => Opened(opening, offered, token));
        }
        catch (Exception reason)
        {
            _context.Turns.Run(() =>
            {
                if (ReferenceEquals(_state, opening))
                    Lose(new GameError(GameErrorCodes.ConnectionLost, "No token could be had.", inner: reason), CloseReaction.Reconnect);
            });
        }
    }

    private void Opened(LinkState opening, Offer? offer, string? token)
    {
        if (!ReferenceEquals(_state, opening))
            return;
        if (!_tokens.Accept(token))
        {
            Stop(new GameError(GameErrorCodes.Unauthorized, "The server refused the token, and there is no other."));
            return;
        }

        var server = _redirect ?? _server;
        _redirect = null; // if it fails there, the next attempt starts from the front door again
        _links.Open(server, offer, token);
    }

    private void Lose(GameError reason, CloseReaction reaction)
    {
        Wait(reason, reaction);
        _owner.Lost(reason, mayReturn: true, isSuspect: reaction == CloseReaction.ReconnectAndFail);
    }

    private void Wait(GameError reason, CloseReaction reaction)
    {
        var delay = Backoff.Delay(++_attempt, _random(), reaction, reason.Retry);
        _wait = _context.Timers.After(delay, Open);
        Become(new LinkState(LinkStatus.Waiting) { Attempt = _attempt, RetryAfter = delay, Reason = reason });
    }

    private void Stop(GameError reason)
    {
        _secret = null;
        Become(new LinkState(LinkStatus.Stopped) { Reason = reason });
        _owner.Lost(reason, mayReturn: false, isSuspect: true);
    }

    private void Become(LinkState state)
    {
        _state = state;
        _changed(state);
    }

    private async ValueTask LetGoAsync(Task gone)
    {
        await gone.ConfigureAwait(false);
        _network.Dispose();
    }
}
