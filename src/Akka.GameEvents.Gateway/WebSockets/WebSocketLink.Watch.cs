using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.WebSockets;

internal sealed partial class WebSocketLink
{
    // How long a closing link waits for the client's part of it before it is cut.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    // Used by the wheel only.
    private readonly long _openedAt;
    private long? _closingSince;
    private long? _blockedSince;
    private long _sentAtLastLook;
    private long _pingedAt;

    public override Task NextSignOfLifeAsync()
    {
        var next = _stream.NextHeardAsync();
        if (_actor.Tell(LinkPing.Instance) == TellResult.Dead) _stream.StopWaiting();
        return next;
    }

    public override void Look(long now)
    {
        if (!IsOpen)
        {
            _closingSince ??= now;
            if (Since(_closingSince.Value, now) >= CloseTimeout)
                _output.Abort();
        }
        else if (IsStalled(now))
        {
            End(LinkClosing.SlowConsumer);
            _output.Abort();
        }
        else if (_handler!.AwaitsHello && Since(_openedAt, now) >= _services.Wheel.HandshakeTimeout)
        {
            CloseFor(CloseCode.HandshakeTimeout);
        }
        else
        {
            if (_mailbox.HasNewRoom())
                HasRoom();
            if (!_handling)
                LookAtSilence(now);
        }
    }

    private void LookAtSilence(long now)
    {
        var heard = LastHeard;
        var silence = Since(heard, now);
        if (silence >= 2 * _services.Options.Sessions.Heartbeat)
        {
            CloseFor(CloseCode.HeartbeatTimeout);
        }
        else if (silence >= _services.Options.Sessions.Heartbeat && _pingedAt <= heard)
        {
            _pingedAt = now;
            _actor.Tell(LinkPing.Instance);
        }
    }

    /// <summary>A write has waited for the stall timeout without a byte going out.</summary>
    private bool IsStalled(long now)
    {
        var sent = _output.BytesSent;
        if (!_output.IsBlocked)
        {
            if (sent == _sentAtLastLook)
                _mailbox.Trim();
            _blockedSince = null;
        }
        else if (_blockedSince is null || sent != _sentAtLastLook)
        {
            _blockedSince = now;
        }

        _sentAtLastLook = sent;
        return _blockedSince is { } since && Since(since, now) >= _services.Options.Links.StallTimeout;
    }

    private TimeSpan Since(long then, long now) => _services.Time.GetElapsedTime(then, now);
}
