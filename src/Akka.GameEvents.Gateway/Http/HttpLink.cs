using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Answers;
using Akka.GameEvents.Gateway.Inbound;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>
/// A link over HTTP requests: what goes down waits in an outbox, from which one reader at a time (a poll, or a stream of server-sent events)
/// takes it. It lasts until the session ends, another link carries it, or nobody has asked for the resume window.
/// </summary>
internal sealed partial class HttpLink(HttpLinkServices services, long id, IPAddress? remoteAddress) : Link
{
    // One in flight, and what a client sends again because it lost the answer.
    private const int MaxSenders = 4;

    // Between its polls a client is there; after twice the time between short polls it is taken to be away.
    private readonly TimeSpan _awayAfter = 2 * services.Options.Links.Shortpolling.Interval;
    private readonly Lock _gate = new();
    private readonly Gate _accepting = new();
    private readonly Outbox _outbox = new(services.Options.Links, services.Budget);
    private LinkReader _handler = null!;
    private int _senders;
    private volatile string _transport = Transports.LongPolling;
    private HttpReader? _reader;
    private bool _awaitsRoom;
    private bool _isAway;
    private long _lastAnswered = services.Node.Time.GetTimestamp();
    private volatile LinkClosing? _closing;

    /// <summary>What its client asks by; until it has asked, what such clients ask by most.</summary>
    public override string Transport => _transport;

    public override IPAddress? RemoteAddress => remoteAddress;

    /// <summary>Confirms nothing.</summary>
    public override string? Cursor => CursorOf(0);

    public override bool IsOpen => _closing is null;

    /// <summary>Why the link ended; null while it is open.</summary>
    public LinkClosing? Closing => _closing;

    /// <summary>What its client sends goes in here.</summary>
    public Intake Intake { get; private set; } = null!;

    /// <summary>The session that the link carries; null before its hello.</summary>
    public Session? Session => Intake.Session;

    public void Open(Intake intake)
    {
        Intake = intake;
        _handler = new LinkReader(this, intake);
        services.Wheel.Add(this);
    }

    /// <summary>Takes what the client sent, one packet after another; false when the link has ended.</summary>
    public async ValueTask<bool> AcceptAsync(Packet packet, AnswerCollector collector)
    {
        if (Interlocked.Increment(ref _senders) > MaxSenders)
        {
            Interlocked.Decrement(ref _senders);
            collector.Say(ServerMessages.Error(null, new GameError(ErrorCodes.RateLimited, "One request at a time.", Retry: services.Options.Links.SendWait)));
            return true;
        }

        await _accepting.EnterAsync().ConfigureAwait(false);
        try
        {
            await Intake.AcceptAsync(packet, collector).ConfigureAwait(false);
            return IsOpen;
        }
        finally
        {
            _accepting.Leave();
            Interlocked.Decrement(ref _senders);
        }
    }

    public override TellResult TrySend(Outgoing outgoing)
    {
        lock (_gate)
        {
            if (_closing is not null) return TellResult.Dead;
            if (!_outbox.TryAdd(outgoing, Forgettable_NeedsLock))
            {
                _awaitsRoom |= !outgoing.IsVolatile;
                return TellResult.Rejected;
            }

            _reader?.Wake();
            return TellResult.Accepted;
        }
    }

    public override bool TryClaimRoom()
    {
        lock (_gate)
        {
            if (_closing is not null) return false;
            _awaitsRoom = !HasRoom_NeedsLock;
            return !_awaitsRoom;
        }
    }

    public override void Close(CloseCode code, string message, TimeSpan? retry = null) => End(LinkClosing.ByServer(code, message, retry));

    public override void Look(long now)
    {
        bool isUnattended, becomesAway;
        lock (_gate)
        {
            var silence = _reader is null ? services.Node.Time.GetElapsedTime(_lastAnswered, now) : TimeSpan.Zero;
            isUnattended = silence >= services.Options.Sessions.ResumeWindow;
            becomesAway = !_isAway && silence >= _awayAfter;
            _isAway |= becomesAway;
        }

        if (isUnattended)
        {
            Session?.End(EndReason.WindowExpired);
            End(LinkClosing.Lost);
        }
        else if (becomesAway) Session?.ClientAway(this);
        OnRoomIfAwaited();
    }

    // A stream confirms nothing: what it was given is kept for as long as there is room for it, and gives way to what comes. Not before the
    // response that opens the session is made: it begins with the first message, whatever a request that was held up has been given.
    private long Forgettable_NeedsLock => _isOpened && _reader is { IsStream: true } stream ? stream.Given : 0;

    private bool HasRoom_NeedsLock => _outbox.HasRoom(Forgettable_NeedsLock);

    private void End(LinkClosing closing)
    {
        lock (_gate)
        {
            if (_closing is not null) return;
            _closing = closing;
            _reader?.Wake();
        }

        services.Wheel.Remove(this);
        var end = closing.End;
        ThreadPool.UnsafeQueueUserWorkItem(_ => _handler.OnClosed(end), null);
    }

    private void OnRoomIfAwaited()
    {
        lock (_gate)
        {
            if (!_awaitsRoom || !HasRoom_NeedsLock) return;
            _awaitsRoom = false;
        }

        _handler.OnRoom();
    }
}
