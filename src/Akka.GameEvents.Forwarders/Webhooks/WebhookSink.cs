using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;

namespace Akka.GameEvents.Forwarders.Webhooks;

/// <summary>Posts batches to an address. The receiver's status decides; what else it answers is not read, and where it points is not followed.</summary>
internal sealed class WebhookSink : IEventSink
{
    // A name's addresses change, and a connection would hold on to the old one.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);
    private static readonly ProductInfoHeaderValue Agent = new("GameEvents", "1.0");

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly Uri _address;
    private readonly WebhookSignature? _signature;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
        MaxConnectionsPerServer = 1,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 64 * 1024,
        ActivityHeadersPropagator = null,
    });

    public WebhookSink(WebhookOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _address = new Uri(options.Url!);
        _signature = options.HmacKey is { } key ? new WebhookSignature(WebhookSignature.ReadKey(key)!) : null;
    }

    public async Task<SendResult> SendAsync(EventBatch batch, CancellationToken stop)
    {
        using var request = Request(batch);
        using var response = await _http.SendAsync(request, stop).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode) return SendResult.Sent;
        var reason = string.Create(CultureInfo.InvariantCulture, $"http_{status}");
        return response.StatusCode switch
        {
            HttpStatusCode.RequestEntityTooLarge => new SendResult(SendVerdict.Divide, reason),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new SendResult(SendVerdict.TryAgain, reason, RetryAfter(response)),
            _ when status is >= 400 and < 500 => new SendResult(SendVerdict.Refused, reason),
            _ => new SendResult(SendVerdict.TryAgain, reason, RetryAfter(response)),
        };
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private HttpRequestMessage Request(EventBatch batch)
    {
        var body = WebhookBody.Write(batch, _options.Format);
        var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WebhookBody.ContentType(_options.Format));
        request.Headers.UserAgent.Add(Agent);
        foreach (var (name, value) in _options.Headers) request.Headers.Add(name, value);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add(WebhookSignature.IdHeader, batch.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        if (_signature is not null) request.Headers.Add(WebhookSignature.Header, _signature.Sign(batch.Id, timestamp, body));
        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };
}
