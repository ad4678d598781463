using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.WebSockets;

/// <summary>
/// A link over a WebSocket. The framework's WebSocket parses what comes in; what goes out passes its connection actor, except for pongs.
/// </summary>
internal sealed partial class WebSocketLink : Link, ILinkActorOwner, IDisposable
{
    private readonly OrderedOutput _output;
    private readonly OutboundMailbox _mailbox;
    private readonly WebSocketForm _form;
    private readonly LinkServices _services;
    private readonly WebSocketStream _stream;
    private readonly WebSocket _socket;
    private readonly ActorRef _actor;
    private TaskCompletionSource? _actorEnded;
    private ILinkHandler? _handler;

    public WebSocketLink(IPAddress? remoteAddress, PipeReader input, OrderedOutput output, string name, WebSocketForm form, LinkServices services)
    {
        RemoteAddress = remoteAddress;
        _output = output;
        _form = form;
        _services = services;
        _stream = new WebSocketStream(input, output, services.Time);
        _openedAt = _stream.LastHeard;
        _socket = WebSocket.CreateFromStream(_stream, new WebSocketCreationOptions
        {
            IsServer = true,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        _mailbox = new OutboundMailbox(services.Options.Links, services.Total, output, services.Metrics);
        var props = Props.Create(() => new LinkActor(_mailbox, _output, _services.Metrics, this));
        _actor = services.System.ActorOf(props with { Mailbox = () => _mailbox, Dispatcher = services.Dispatcher, Throughput = 1 }, name);
    }

    public override string Transport => Transports.WebSocket;

    public override IPAddress? RemoteAddress { get; }

    public override bool IsOpen => _mailbox.Closing is null;

    /// <summary>When the last bytes came, a timestamp of the server's clock.</summary>
    public long LastHeard => _stream.LastHeard;

    public override TellResult TrySend(Outgoing outgoing) => IsOpen ? _actor.Tell(outgoing) : TellResult.Dead;

    public override bool TryClaimRoom() => _mailbox.TryClaimRoom();

    public override void Close(CloseCode code, string message, TimeSpan? retry = null)
    {
        if (IsOpen)
            End(_form.Closing(code, message, retry));
    }

    /// <summary>Carries the link from its first packet to the last byte of its end, and disposes it.</summary>
    public Task RunAsync(LinkHandlerFactory newHandler)
    {
        _handler = newHandler(this);
        _services.Wheel.Add(this);
        return ReceiveAsync(_handler);
    }

    public void Dispose()
    {
        End(LinkClosing.Lost);
        _socket.Dispose();
        _stream.Dispose();
    }

    /// <summary>Made when it is first asked for, by whoever waits or by the actor.</summary>
    private TaskCompletionSource ActorEnd =>
        _actorEnded ?? Interlocked.CompareExchange(ref _actorEnded, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? _actorEnded;

    void ILinkActorOwner.HasRoom() => HasRoom();

    void ILinkActorOwner.ActorEnded() => ActorEnded();

    /// <summary>Nothing more comes: tells the handler, and waits until the last byte has gone.</summary>
    private async Task FinishAsync(ILinkHandler handler)
    {
        try
        {
            End(LinkClosing.Lost);
            handler.OnClosed(_mailbox.Closing!.End);
            await ActorEnd.Task.ConfigureAwait(false);
        }
        finally
        {
            _services.Wheel.Remove(this);
            Dispose();
        }
    }

    /// <summary>Without effect when another end was decided before.</summary>
    private void End(LinkClosing closing)
    {
        if (IsOpen && _actor.Tell(closing) == TellResult.Dead)
            ActorEnded();
    }

    private void HasRoom() => _handler?.OnRoom();

    private void ActorEnded()
    {
        _stream.StopWaiting();
        _mailbox.Abandon();
        if (_mailbox.Closing is { End.Cause: LinkEndCause.Lost })
            _output.Abort();
        ActorEnd.TrySetResult();
    }
}
