using System.Buffers.Text;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Compat.Mage.Sessions;
using Akka.GameEvents.Compat.Mage.Wire;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Links;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Options;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Stream;

/// <summary>A WebSocket that reads a message stream: packs go down, the ids of those that have come go up.</summary>
internal sealed class StreamSocket : ILinkHandler
{
    // MAGE's client hands an event that it is sent twice to its listeners twice. So what is new waits for the confirmation of what was sent before,
    // which would have to be sent with it; but only as long as the confirmation may be on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Link _socket;
    private readonly TimeProvider _time;
    private readonly MageLink? _stream;
    private readonly HttpReader? _reader;

    public StreamSocket(Link socket, string? key, MageSessions sessions, TimeProvider time)
    {
        (_socket, _time) = (socket, time);
        if (key is null) return; // deaf, as in MAGE; but not for ever
        if (sessions.Find(key, out var reason) is not { } session)
        {
            Unset(reason);
            return;
        }

        _stream = session.Link;
        _reader = _stream.Read(Transports.WebSocket);
        _ = PumpAsync(_stream, _reader);
    }

    public bool AwaitsHello => _stream is null;

    public ValueTask OnPacketAsync(ReadOnlyMemory<byte> packet)
    {
        var newest = 0L;
        foreach (var range in packet.Span.Split((byte)','))
        {
            var text = packet.Span[range];
            if (Utf8Parser.TryParse(text, out long id, out var read) && read == text.Length) newest = Math.Max(newest, id);
        }

        _stream?.Confirm(newest);
        return default;
    }

    public void OnRoom() => _reader?.Wake();

    public void OnClosed(LinkEnding end)
    {
        if (_reader is null) return;
        _stream!.Leave(_reader);
        _reader.Wake();
    }

    private async Task PumpAsync(MageLink stream, HttpReader reader)
    {
        var sentAt = _time.GetTimestamp();
        while (_socket.IsOpen)
        {
            var woken = reader.Woken;
            var left = Patience - _time.GetElapsedTime(sentAt);
            if (stream.Take(reader, again: left <= TimeSpan.Zero, out var isHeld) is { } packs)
            {
                if (_socket.TrySend(Outgoing.Required(packs)) == TellResult.Rejected) stream.GiveBack(reader);
                sentAt = _time.GetTimestamp();
            }

            if (reader.IsReplaced)
            {
                _socket.Close(CloseCode.Normal, "");
                return;
            }

            if (stream.Unset is { } reason)
            {
                Unset(reason);
                return;
            }

            await (isHeld ? WaitAsync(woken, left) : woken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(Task woken, TimeSpan left)
    {
        try
        {
            await woken.WaitAsync(left, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }
    }

    private void Unset(string reason)
    {
        _socket.TrySend(Outgoing.Required(MageJson.SessionUnsetPack(reason)));
        _socket.Close(CloseCode.Normal, "");
    }
}
