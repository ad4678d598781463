namespace Akka.GameEvents.Client;

/// <summary>The platform's own network.</summary>
internal sealed class PlatformNetwork : INetwork
{
    // A stream, what goes up beside it, and the like for a better transport that is tried meanwhile; some platforms begin with two.
    private const int Connections = 8;

    private static readonly TimeSpan AskingLimit = TimeSpan.FromSeconds(1.5);

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;
    private readonly int _maxBytes;

    public PlatformNetwork(HttpMessageHandler handler, TimeProvider time, int maxBytes)
    {
        _http = new HttpMessageInvoker(handler);
        _time = time;
        _maxBytes = maxBytes;
    }

    /// <summary>No cookies, no redirects: the session's secret goes where it was meant to, and nowhere else.</summary>
    public static HttpMessageHandler Handler() =>
        new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Connections };

    public async Task<Offer?> DetectAsync(Uri server)
    {
        using var line = new HttpLine(_http, server, _time, _maxBytes);
        try
        {
            return Offer.Read(await line.ExchangeAsync(HttpMethod.Get, "v1/transports", AskingLimit).ConfigureAwait(false));
        }
        catch (Exception) // Whatever stands between: a transport will find out.
        {
            return null;
        }
    }

    public ITransport Create(Transport transport, Offer offer) => transport switch
    {
        Transport.WebSocket => new WebSocketTransport(_maxBytes),
        Transport.Sse => OverHttp((line, welcome) => new SseDownlink(line, welcome)),
        Transport.LongPolling => OverHttp((line, welcome) => new PollDownlink(line, welcome, offer.PollWait, TimeSpan.Zero)),
        _ => OverHttp((line, welcome) => new PollDownlink(line, welcome, TimeSpan.Zero, offer.PollPause)),
    };

    public void Dispose() => _http.Dispose();

    private HttpTransport OverHttp(Func<HttpLine, ServerMessage, IDownlink> downlink) =>
        new(server => new HttpLine(_http, server, _time, _maxBytes), downlink);
}
