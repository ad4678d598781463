using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Akka.GameEvents.Soak.Links;

/// <summary>The wire protocol over HTTP: a session by POST, packets up by POST one at a time, and one of the ways down.</summary>
internal abstract class HttpLink : ILink
{
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);
    private readonly SocketsHttpHandler _sockets = new() { UseCookies = false, UseProxy = false };
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<JsonElement> _messages = Channel.CreateBounded<JsonElement>(1024);

    // As many as a client leaves unanswered, and a goodbye.
    private readonly Channel<string> _toSend = Channel.CreateBounded<string>(64);
    private Task _running = Task.CompletedTask;

    protected HttpLink(Uri server)
    {
        Http = new HttpClient(_sockets) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
    }

    public ChannelReader<JsonElement> Messages => _messages.Reader;

    public bool SendsOwnEventsFirst => false;

    protected HttpClient Http { get; }

    protected CancellationToken Stopped => _stop.Token;

    public static async Task<ILink?> TryOpenAsync(HttpLink link, string hello)
    {
        using var limit = new CancellationTokenSource(OpenLimit);
        try
        {
            using var answer = await link.Http.PostAsync("/v1/session", Content(hello), limit.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                await link.RefusedAsync(answer);
                return link;
            }

            var messages = Packet.Read(await answer.Content.ReadAsByteArrayAsync(limit.Token)).ToList();
            foreach (var message in messages) await link.TakeAsync(message);
            if (messages[0].TryGetProperty("session", out var session)) link.Begin(session.GetString()!);
            return link;
        }
        catch (Exception e) when (IsLoss(e))
        {
            await link.DisposeAsync();
            return null;
        }
    }

    public async Task<bool> TrySendAsync(string packet)
    {
        try
        {
            await _toSend.Writer.WriteAsync(packet, Stopped);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Http.Dispose();
        _sockets.Dispose();
        _stop.Dispose();
    }

    /// <summary>Takes what the server says until the link is lost.</summary>
    protected abstract Task ReadAsync();

    protected async Task TakeAsync(JsonElement message) => await _messages.Writer.WriteAsync(message, Stopped);

    /// <summary>Takes a refusal as if it were said over the link, which is over.</summary>
    protected async Task RefusedAsync(HttpResponseMessage answer)
    {
        var refusal = Packet.Read(await answer.Content.ReadAsByteArrayAsync(Stopped)).First();
        var (code, message) = (refusal.GetProperty("code").GetString(), refusal.GetProperty("message").GetString());
        long? retry = refusal.TryGetProperty("retry", out var wait) ? wait.GetInt64() : null;
        await TakeAsync(Packet.Read(Encoding.UTF8.GetBytes(Json.Text(new { t = "bye", code, message, retry }))).First());
    }

    protected static bool IsLoss(Exception e) => e is HttpRequestException or SocketException or OperationCanceledException or IOException or ObjectDisposedException;

    private void Begin(string session)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Session", session);
        _running = RunAsync();
    }

    private async Task RunAsync()
    {
        await Task.WhenAll(EndingAsync(ReadAsync), EndingAsync(SendAsync));
        _messages.Writer.Complete();
        _toSend.Writer.TryComplete();
    }

    /// <summary>When one half of the link ends, so does the other.</summary>
    private async Task EndingAsync(Func<Task> half)
    {
        try
        {
            await half();
        }
        catch (Exception e) when (IsLoss(e))
        {
            // The link is lost.
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private async Task SendAsync()
    {
        await foreach (var packet in _toSend.Reader.ReadAllAsync(Stopped))
        {
            using var answer = await Http.PostAsync("/v1/send", Content(packet), Stopped);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                await RefusedAsync(answer);
                return;
            }

            foreach (var message in Packet.Read(await answer.Content.ReadAsByteArrayAsync(Stopped))) await TakeAsync(message);
        }
    }

    private static StringContent Content(string json) => new(json, Encoding.UTF8, "application/json");
}
