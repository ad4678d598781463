namespace Akka.GameEvents.Client;

/// <summary>
/// One link from hello to its end: the only place that reads and writes it. Its methods are turns; one packet at a time is read, when the
/// one before it is done and the application has room for more.
/// </summary>
internal sealed class Link
{
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(2);

    private readonly ITransport _transport;
    private readonly LinkContext _context;
    private readonly ILinkOwner _owner;
    private readonly Outbox _outbox;
    private readonly Pulse _pulse;
    private readonly IDisposable _openingLimit;
    private readonly bool _isSocket;
    private ServerMessage? _bye;
    private long _welcomedAt;
    private State _state = State.Opening;

    private Link(ITransport transport, Opening opening, LinkContext context, ILinkOwner owner)
    {
        _transport = transport;
        _isSocket = opening.Transport == Transport.WebSocket;
        _context = context;
        _owner = owner;
        _outbox = new Outbox(transport, context.Turns, Break);
        _pulse = new Pulse(context.Timers, () => Send(ClientMessages.Ping), () => Drop(CloseCodes.HeartbeatTimeout, CloseCodes.Abnormal));
        _openingLimit = context.Timers.After(opening.Limit, () => Drop(CloseCodes.HandshakeTimeout, CloseCodes.HandshakeTimeout));
    }

    private enum State
    {
        Opening,
        Welcomed,
        Ended,
    }

    public static Link Open(ITransport transport, Opening opening, LinkContext context, ILinkOwner owner)
    {
        var link = new Link(transport, opening, context, owner);
        _ = link.OpenAsync(opening);
        return link;
    }

    /// <summary>After the welcome only.</summary>
    public void Send(byte[] message) => _outbox.Send(message);

    /// <summary>Ends the session too, after what waits. The owner is not told. Completes when the link is gone.</summary>
    public async Task LeaveAsync()
    {
        if (_state == State.Ended)
            return;
        var code = _state == State.Welcomed ? CloseCodes.Normal : CloseCodes.GoingAway;
        Release();
        using var limit = _context.Timers.After(LeavingLimit, () => _ = _transport.CloseAsync(code));
        await _outbox.DrainAsync().ConfigureAwait(false);
        await _transport.CloseAsync(code).ConfigureAwait(false);
    }

    /// <summary>Another link has taken its place. The owner is not told.</summary>
    public void Abandon()
    {
        if (_state == State.Ended)
            return;
        Release();
        _ = _transport.CloseAsync(CloseCodes.Replaced);
    }

    private async Task OpenAsync(Opening opening)
    {
        try
        {
            await _transport.OpenAsync(opening.Server).ConfigureAwait(false);
            _context.Turns.Run(() =>
            {
                if (_state == State.Ended)
                    return;
                Send(opening.Hello());
                _ = ReadNextAsync();
            });
        }
        catch (Exception reason)
        {
            _context.Turns.Run(() => Break(reason));
        }
    }

    private async Task ReadNextAsync()
    {
        try
        {
            var room = _context.Dispatcher.RoomAsync();
            if (!room.IsCompleted)
            {
                // It is this side that does not read: that is no silence of the other.
                _context.Turns.Run(_pulse.Pause);
                await room.ConfigureAwait(false);
                _context.Turns.Run(_pulse.Resume);
            }

            var received = await _transport.ReceiveAsync().ConfigureAwait(false);
            _context.Turns.Run(() => Read(received));
        }
        catch (Exception reason)
        {
            _context.Turns.Run(() => Break(reason));
        }
    }

    private void Read(Received received)
    {
        if (_state == State.Ended)
            return;
        if (received.CloseCode is { } code)
        {
            End(code);
            return;
        }

        _pulse.Heard();
        if (PacketReader.Read(received.Packet) is not { } messages)
        {
            // A peer that speaks something else cannot be trusted to have delivered the rest; over HTTP it was something on the way.
            Drop(CloseCodes.BadMessage, _isSocket ? CloseCodes.ProtocolError : CloseCodes.Abnormal);
            return;
        }

        foreach (var message in messages)
        {
            Receive(message);
            if (_state == State.Ended)
                return;
        }

        _ = ReadNextAsync();
    }

    private void Receive(ServerMessage message)
    {
        if (message.Kind == MessageKind.Bye)
        {
            _bye = message;
            if (!_isSocket)
                End(CloseCodes.For(message.Code ?? "")); // over HTTP no close follows
        }
        else if (_state == State.Welcomed)
        {
            _owner.Received(message);
        }
        else if (message.Kind == MessageKind.Welcome)
        {
            _state = State.Welcomed;
            _welcomedAt = _context.Timers.Now;
            _openingLimit.Dispose();
            _outbox.Limit(message.Max);
            if (_isSocket)
                _pulse.Start(message.Heartbeat); // requests have time limits of their own
            _owner.Welcomed(message);
        }
        else
        {
            Drop(CloseCodes.BadMessage, CloseCodes.ProtocolError);
        }
    }

    private void Break(Exception reason) => End(reason is GameError said ? CloseCodes.For(said.Code) : CloseCodes.Abnormal, reason);

    /// <summary>Does not wait for the other side to agree: a half-open connection would take minutes.</summary>
    private void Drop(int told, int why)
    {
        if (_state != State.Ended)
            End(why, told: told);
    }

    private void End(int code, Exception? cause = null, int? told = null)
    {
        if (_state == State.Ended)
            return;
        var lived = _state == State.Welcomed ? _context.Timers.Since(_welcomedAt) : (TimeSpan?)null;
        Release();
        _ = _transport.CloseAsync(told ?? CloseCodes.GoingAway);
        _owner.Ended(LinkEnd.Of(code, _bye, cause) with { Lived = lived });
    }

    private void Release()
    {
        _state = State.Ended;
        _openingLimit.Dispose();
        _pulse.Stop();
    }
}
