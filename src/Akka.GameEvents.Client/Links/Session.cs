namespace Akka.GameEvents.Client;

/// <summary>Keeps one link to the server, and brings it back when it drops. Its methods are turns.</summary>
internal sealed class Session : ILinkOwner, IAsyncDisposable
{
    private readonly Uri _server;
    private readonly Tokens _tokens;
    private readonly LinkContext _context;
    private readonly ISessionOwner _owner;
    private readonly Func<ITransport> _transports;
    private readonly Func<double> _random;
    private readonly CancellationTokenSource _stop = new();
    private LinkState _state = new(LinkStatus.Idle);
    private Link? _link;
    private Uri? _redirect;
    private int _attempt;
    private IDisposable? _wait;

    public Session(Uri server, Tokens tokens, LinkContext context, ISessionOwner owner, ClientPlatform platform)
    {
        _server = server;
        _tokens = tokens;
        _context = context;
        _owner = owner;
        _transports = platform.Transports;
        _random = platform.Random;
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

    public void Send(byte[] message) => _link?.Send(message);

    /// <summary>Completes when the link is gone.</summary>
    public ValueTask DisposeAsync()
    {
        _wait?.Dispose();
        _context.Dispatcher.Post(() =>
        {
            _stop.Cancel(); // what the application hung on it is no turn
            _stop.Dispose();
        });
        var gone = _link?.LeaveAsync() ?? Task.CompletedTask;
        _link = null;
        Become(new LinkState(LinkStatus.Disposed));
        return new ValueTask(gone);
    }

    void ILinkOwner.Welcomed(ServerMessage welcome)
    {
        _tokens.Welcomed();
        _redirect = ServerAddress.Redirect(_server, welcome.Url);
        Become(new LinkState(LinkStatus.Connected) { User = welcome.User });
        _owner.Welcomed(welcome);
    }

    void ILinkOwner.Received(ServerMessage message) => _owner.Received(message);

    void ILinkOwner.Ended(LinkEnd end)
    {
        _link = null;
        if (end.Lived >= Backoff.Steady)
            _attempt = 0;
        _redirect = ServerAddress.Redirect(_server, end.Bye?.Url) ?? _redirect;
        var reason = new GameError(
            end.Bye?.Code ?? CloseCodes.ErrorFor(end.Code),
            end.Bye?.Message ?? $"The link closed ({end.Code}).",
            retry: end.Bye?.Retry,
            inner: end.Cause);
        var reaction = CloseCodes.ReactionTo(end.Code);
        if (reaction == CloseReaction.Stop || (reaction == CloseReaction.Unauthorized && !_tokens.Refused()))
            Stop(reason);
        else
            Lose(reason, reaction);
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
            // An application that runs none of its callbacks is not told of one attempt after the other.
            await _context.Dispatcher.RoomAsync().ConfigureAwait(false);
            var token = await _tokens.AskAsync(_stop.Token).ConfigureAwait(false);
            _context.Turns.Run(() => Opened(opening, token));
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

    private void Opened(LinkState opening, string? token)
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
        _link = Link.Open(_transports(), server, token, _context, this);
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
        Become(new LinkState(LinkStatus.Stopped) { Reason = reason });
        _owner.Lost(reason, mayReturn: false, isSuspect: true);
    }

    private void Become(LinkState state)
    {
        _state = state;
        _owner.Changed(state);
    }
}
