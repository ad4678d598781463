using System.Net;
using System.Net.Http.Headers;

namespace Akka.GameEvents.Client;

/// <summary>
/// Requests to one server, each within a time limit and a size. The session's secret goes into a header, never into an address. Fails as
/// <see cref="ITransport"/> says.
/// </summary>
internal sealed class HttpLine(HttpMessageInvoker http, Uri server, TimeProvider time, int maxBytes) : IDisposable
{
    private const int Chunk = 4 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private string? _session;

    public int MaxBytes => maxBytes;

    public TimeProvider Time => time;

    /// <summary>The session that all further requests are of.</summary>
    public void Enter(string session) => _session = session;

    /// <summary>The body of the answer.</summary>
    public Task<ReadOnlyMemory<byte>> ExchangeAsync(HttpMethod method, string path, TimeSpan limit, ReadOnlyMemory<byte>? body = null) =>
        WithinAsync(limit, cancellation => ExchangeAsync(method, path, body, cancellation), _stop.Token);

    /// <summary>The body of an answer that goes on and on; the limit is for its beginning.</summary>
    public Task<Stream> StreamAsync(string path, TimeSpan limit) => WithinAsync(
        limit,
        async cancellation =>
        {
            var response = await RequestAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false);
            return await BodyAsync(response, cancellation).ConfigureAwait(false);
        },
        _stop.Token);

    /// <summary>The next bytes of such an answer; none at its end.</summary>
    public Task<int> ReadAsync(Stream stream, Memory<byte> buffer, TimeSpan limit) =>
        WithinAsync(limit, async cancellation => await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false), _stop.Token);

    /// <summary>Ends the session, also after the rest was aborted. Never throws.</summary>
    public async Task LeaveAsync(TimeSpan limit)
    {
        try
        {
            await WithinAsync(limit, cancellation => ExchangeAsync(HttpMethod.Delete, "v1/session", null, cancellation), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception) // It ends by itself, a little later.
        {
        }
    }

    /// <summary>Waits so long, or until the other task is done.</summary>
    public async Task PauseAsync(TimeSpan pause, Task? wake = null)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var rest = Waiting.PauseAsync(time, pause, awake.Token);
        await Task.WhenAny(rest, wake ?? rest).ConfigureAwait(false);
        awake.Token.ThrowIfCancellationRequested();
        awake.Cancel(); // no timer stays behind
    }

    /// <summary>Breaks off whatever is under way.</summary>
    public void Abort() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> run, CancellationToken stop)
    {
        using var late = Waiting.Limit(time, limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return await run(either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {limit}.");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ExchangeAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation)
    {
        using var response = await RequestAsync(method, path, body, cancellation).ConfigureAwait(false);
        return await ReadAsync(response, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RequestAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, ServerAddress.Http(server, path));
        if (_session is { } session)
            request.Headers.TryAddWithoutValidation("Authorization", $"Session {session}");
        if (body is { } content)
        {
            request.Content = new ReadOnlyMemoryContent(content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await RefusalAsync(response, cancellation).ConfigureAwait(false);
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var stream = await BodyAsync(response, cancellation).ConfigureAwait(false);
        var buffer = new byte[Chunk];
        for (var length = 0; ;)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            length += count;
            if (count == 0)
                return buffer.AsMemory(0, length);
            if (length > maxBytes)
                throw new GameError(GameErrorCodes.MessageTooBig, $"The server has sent more than {maxBytes} bytes.");
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    /// <summary>The protocol's errors have a code; whatever else comes is from something on the way, a 404 from a transport that is off.</summary>
    private async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var said = response.StatusCode == HttpStatusCode.NotFound
            ? null
            : HttpRefusal.Read(await ReadAsync(response, cancellation).ConfigureAwait(false), response.Headers.RetryAfter?.Delta);
        return said ?? (Exception)new IOException($"The answer was HTTP {(int)response.StatusCode}.");
    }

    private static Task<Stream> BodyAsync(HttpResponseMessage response, CancellationToken cancellation) =>
#if NET
        response.Content.ReadAsStreamAsync(cancellation);
#else
        response.Content.ReadAsStreamAsync();
#endif
}
