namespace Akka.GameEvents.Client;

/// <summary>
/// One link from hello to its end: the only place that reads and writes it. Its methods are turns; one packet at a time is read, when the
/// one before it is done and the application has room for more.
/// </summary>
internal sealed class Link
{
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(2);

    private readonly ITransport _transport;
    private readonly LinkContext _context;
    private readonly ILinkOwner _owner;
    private readonly Outbox _outbox;
    private readonly Pulse _pulse;
    private IDisposable _openingLimit;
    private ServerMessage? _bye;
    private long _welcomedAt;
    private State _state = State.Opening;

    private Link(ITransport transport, LinkContext context, ILinkOwner owner)
    {
        _transport = transport;
        _context = context;
        _owner = owner;
        _outbox = new Outbox(transport, context.Turns, broken => End(CloseCodes.Abnormal, broken));
        _pulse = new Pulse(context.Timers, () => Send(ClientMessages.Ping), () => Drop(CloseCodes.HeartbeatTimeout, CloseCodes.Abnormal));
        _openingLimit = context.Timers.After(OpeningLimit, () => Drop(CloseCodes.HandshakeTimeout, CloseCodes.HandshakeTimeout));
    }

    private enum State
    {
        Opening,
        Welcomed,
        Ended,
    }

    public static Link Open(ITransport transport, Uri server, string? token, LinkContext context, ILinkOwner owner)
    {
        var link = new Link(transport, context, owner);
        _ = link.OpenAsync(server, ClientMessages.Hello(token));
        return link;
    }

    public void Send(byte[] message) => _outbox.Send(message);

    /// <summary>Leaves for good: says bye, then closes. The owner is not told. Completes when the link is gone.</summary>
    public async Task LeaveAsync()
    {
        if (_state == State.Ended)
            return;
        if (_state == State.Welcomed)
            Send(ClientMessages.Bye);
        Release();
        using var limit = _context.Timers.After(LeavingLimit, () => _ = _transport.CloseAsync(CloseCodes.Normal));
        await _outbox.DrainAsync().ConfigureAwait(false);
        await _transport.CloseAsync(CloseCodes.Normal).ConfigureAwait(false);
    }

    private async Task OpenAsync(Uri server, byte[] hello)
    {
        try
        {
            await _transport.OpenAsync(server).ConfigureAwait(false);
            _context.Turns.Run(() =>
            {
                if (_state == State.Ended)
                    return;
                Send(hello);
                _ = ReadNextAsync();
            });
        }
        catch (Exception reason)
        {
            _context.Turns.Run(() => End(CloseCodes.Abnormal, reason));
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
            _context.Turns.Run(() => End(CloseCodes.Abnormal, reason));
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
            // A peer that speaks something else cannot be trusted to have delivered the rest.
            Drop(CloseCodes.BadMessage, CloseCodes.ProtocolError);
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
            _pulse.Start(message.Heartbeat);
            _owner.Welcomed(message);
        }
        else
        {
            Drop(CloseCodes.BadMessage, CloseCodes.ProtocolError);
        }
    }

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
        var lived = _state == State.Welcomed ? _context.Timers.Since(_welcomedAt) : TimeSpan.Zero;
        Release();
        _ = _transport.CloseAsync(told ?? CloseCodes.Normal);
        _owner.Ended(new LinkEnd(code) { Bye = _bye, Lived = lived, Cause = cause });
    }

    private void Release()
    {
        _state = State.Ended;
        _openingLimit.Dispose();
        _pulse.Stop();
    }
}
