namespace Akka.GameEvents.Client;

/// <summary>A link over HTTP requests: opened by one, fed upwards by more, with a downlink for what comes in between.</summary>
internal sealed class HttpTransport(Func<Uri, HttpLine> lineTo, Func<HttpLine, ServerMessage, IDownlink> downlinkOf) : ITransport
{
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Inbox _inbox = new();
    private HttpLine? _line;
    private IDownlink? _downlink;
    private TimeSpan _heartbeat;
    private State _state = State.Opening;
    private bool _isReading;

    private enum State
    {
        Opening,

        /// <summary>There is a session that nobody else knows of, and it is not known whether anything comes down.</summary>
        Unproved,
        Open,
        Closed,
    }

    public Task OpenAsync(Uri server)
    {
        _line = lineTo(server);
        return Task.CompletedTask;
    }

    public Task SendAsync(ReadOnlyMemory<byte> packet) => _downlink is null ? EnterAsync(packet) : PostAsync(packet);

    public async Task<Received> ReceiveAsync()
    {
        if (IsToRead())
            _ = ReadAsync();
        return Received.Of(await _inbox.TakeAsync().ConfigureAwait(false));
    }

    public async Task CloseAsync(int code)
    {
        State before;
        lock (_gate)
            (before, _state) = (_state, State.Closed);
        if (before == State.Closed || _line is null)
            return;
        _line.Abort();
        _inbox.End(new IOException("The link is closed."));
        if (code == CloseCodes.Normal || before == State.Unproved)
            await _line.LeaveAsync(LeavingLimit).ConfigureAwait(false);
        _line.Dispose();
    }

    private async Task EnterAsync(ReadOnlyMemory<byte> hello)
    {
        var answer = await _line!.ExchangeAsync(HttpMethod.Post, "v1/session", OpeningLimit, hello).ConfigureAwait(false);
        if (PacketReader.Read(answer) is not [{ Kind: MessageKind.Welcome } welcome, ..])
            throw NotOurs();
        _line.Enter(welcome.Session);
        _heartbeat = Pulse.Bounded(welcome.Heartbeat);
        _downlink = downlinkOf(_line, welcome);
        if (!welcome.Resumed)
            Become(State.Unproved);
        await _downlink.OpenAsync().ConfigureAwait(false);
        Become(State.Open);
        _inbox.Put(answer);
    }

    private async Task PostAsync(ReadOnlyMemory<byte> packet)
    {
        for (; ;)
        {
            try
            {
                _inbox.Put(await _line!.ExchangeAsync(HttpMethod.Post, "v1/send", _heartbeat, packet).ConfigureAwait(false));
                _downlink!.Hasten(); // what these messages have caused is there
                return;
            }
            catch (GameError busy) when (busy.Retry is { } retry)
            {
                await _line!.PauseAsync(Backoff.Bounded(retry)).ConfigureAwait(false); // nothing of it was run
            }
        }
    }

    private bool IsToRead()
    {
        lock (_gate)
        {
            var isToRead = _state == State.Open && !_isReading;
            _isReading |= isToRead;
            return isToRead;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var packet = await _downlink!.ReceiveAsync().ConfigureAwait(false);
            lock (_gate)
                _isReading = false;
            _inbox.Put(packet);
        }
        catch (Exception reason)
        {
            _inbox.End(reason);
        }
    }

    private void Become(State state)
    {
        lock (_gate)
        {
            if (_state != State.Closed)
                _state = state;
        }
    }

    /// <summary>What is no packet was put in by something on the way.</summary>
    public static IOException NotOurs() => new("The answer is none of a GameEvents server.");
}
