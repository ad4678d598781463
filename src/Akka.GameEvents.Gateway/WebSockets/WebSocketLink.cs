using System.Net;
using System.Net.WebSockets;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>
/// A link over a WebSocket. The framework's WebSocket parses what comes in; what goes out passes its connection actor, except for pongs.
/// </summary>
internal sealed partial class WebSocketLink : Link, IDisposable
{
    private readonly HttpContext _context;
    private readonly OrderedOutput _output;
    private readonly OutboundMailbox _mailbox;
    private readonly WebSocketForm _form;
    private readonly LinkServices _services;
    private readonly WebSocketStream _stream;
    private readonly WebSocket _socket;
    private readonly ActorRef _actor;
    private readonly TaskCompletionSource _actorEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _aborting = new();
    private long _lastHeard;
    private ILinkHandler? _handler;
    private bool _isOver;

    public WebSocketLink(HttpContext context, Stream stream, OrderedOutput output, string name, WebSocketForm form, LinkServices services)
    {
        _context = context;
        RemoteAddress = context.Connection.RemoteIpAddress;
        _output = output;
        _form = form;
        _services = services;
        _openedAt = _lastHeard = services.Time.GetTimestamp();
        _stream = new WebSocketStream(stream, output, Heard);
        _socket = WebSocket.CreateFromStream(_stream, new WebSocketCreationOptions
        {
            IsServer = true,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        _mailbox = new OutboundMailbox(services.Options.Links, services.Total, output, services.Metrics);
        var props = Props.Create(() => new LinkActor(_mailbox, output, services.Metrics, HasRoom, ActorEnded));
        _actor = services.System.ActorOf(props with { Mailbox = () => _mailbox, Dispatcher = services.Dispatcher, Throughput = 1 }, name);
    }

    public override string Transport => Transports.WebSocket;

    public override IPAddress? RemoteAddress { get; }

    public override bool IsOpen => _mailbox.Closing is null;

    /// <summary>When the last bytes came, a timestamp of the server's clock.</summary>
    public long LastHeard => Volatile.Read(ref _lastHeard);

    public override TellResult TrySend(Outgoing outgoing) => IsOpen ? _actor.Tell(outgoing) : TellResult.Dead;

    public override bool TryClaimRoom() => _mailbox.TryClaimRoom();

    public override void Close(CloseCode code, string message, TimeSpan? retry = null)
    {
        if (IsOpen)
            End(_form.Closing(code, message, retry));
    }

    /// <summary>Carries the link from its first packet to the last byte of its end.</summary>
    public async Task RunAsync(ILinkHandler handler)
    {
        _handler = handler;
        _services.Wheel.Add(this);
        try
        {
            await ReceiveAsync(handler).ConfigureAwait(false);
            End(LinkClosing.Lost);
            handler.OnClosed(_mailbox.Closing!.End);
            await _actorEnded.Task.ConfigureAwait(false);
        }
        finally
        {
            _services.Wheel.Remove(this);
        }
    }

    public void Dispose()
    {
        End(LinkClosing.Lost);
        lock (_aborting)
            _isOver = true;
        _socket.Dispose();
        _stream.Dispose();
    }

    /// <summary>Without effect when another end was decided before.</summary>
    private void End(LinkClosing closing)
    {
        if (IsOpen && _actor.Tell(closing) == TellResult.Dead)
            ActorEnded();
    }

    private void HasRoom() => _handler?.OnRoom();

    private void Heard()
    {
        Volatile.Write(ref _lastHeard, _services.Time.GetTimestamp());
        AnswerSignOfLife();
    }

    private void ActorEnded()
    {
        AnswerSignOfLife();
        _mailbox.Abandon();
        if (_mailbox.Closing is { End.Cause: LinkEndCause.Lost })
            Abort();
        _actorEnded.TrySetResult();
    }

    /// <summary>Cuts the connection. Not once the request is over: the server may use its context for another.</summary>
    private void Abort()
    {
        lock (_aborting)
        {
            if (!_isOver)
                _context.Abort();
        }
    }
}
