using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Akka.GameEvents.Soak.Links;

/// <summary>The wire protocol over a WebSocket.</summary>
internal sealed class WebSocketLink : ILink
{
    private const string Subprotocol = "gameevents.v1.json";
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1);

    private readonly Channel<JsonElement> _messages = Channel.CreateBounded<JsonElement>(1024);
    private Task _reading = Task.CompletedTask;

    private WebSocketLink()
    {
        _socket.Options.AddSubProtocol(Subprotocol);
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    public ChannelReader<JsonElement> Messages => _messages.Reader;

    public bool SendsOwnEventsFirst => true;

    public static async Task<ILink?> TryOpenAsync(Uri server, string hello)
    {
        var link = new WebSocketLink();
        using var limit = new CancellationTokenSource(OpenLimit);
        try
        {
            await link._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/v1/ws" }.Uri, limit.Token);
        }
        catch (Exception e) when (IsLoss(e))
        {
            await link.DisposeAsync();
            return null;
        }

        link._reading = link.ReadAsync();
        if (await link.TrySendAsync(hello)) return link;
        await link.DisposeAsync();
        return null;
    }

    public async Task<bool> TrySendAsync(string packet)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, true, _stop.Token);
            return true;
        }
        catch (Exception e) when (IsLoss(e))
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private static bool IsLoss(Exception e) =>
        e is WebSocketException or OperationCanceledException or InvalidOperationException or ObjectDisposedException or IOException;

    private async Task ReadAsync()
    {
        var (buffer, length) = (new byte[16 * 1024], 0);
        try
        {
            while (true)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, length * 2);
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                if (part.MessageType == WebSocketMessageType.Close) return;
                length += part.Count;
                if (!part.EndOfMessage) continue;
                foreach (var message in Packet.Read(buffer.AsMemory(0, length))) await _messages.Writer.WriteAsync(message, _stop.Token);
                length = 0;
            }
        }
        catch (Exception e) when (IsLoss(e))
        {
            // The link is lost; what arrived in part did not arrive.
        }
        finally
        {
            _messages.Writer.Complete();
        }
    }
}
