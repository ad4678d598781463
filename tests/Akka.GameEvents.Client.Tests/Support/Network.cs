using System.Net;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>Where a client's links end up, and what may stand between.</summary>
internal sealed class Network : INetwork
{
    private const int MaxBytes = 1_000_000;

    private readonly Queue<Peer> _arrived = new();
    private readonly List<HttpPeer> _sessions = [];
    private readonly PlatformNetwork _http;

    public Network(TimeProvider time) => _http = new PlatformNetwork(new ScriptedHttp(this), time, MaxBytes);

    /// <summary>Links that no test has looked at.</summary>
    public int Unseen => _arrived.Count;

    /// <summary>A proxy refuses to upgrade.</summary>
    public bool RefusesUpgrades { get; set; }

    /// <summary>How many WebSockets could not be opened.</summary>
    public int Refused { get; private set; }

    /// <summary>Nobody is there.</summary>
    public bool IsDown { get; set; }

    /// <summary>The answer of <c>GET /v1/transports</c>; null: 404.</summary>
    public string? Offer { get; set; }

    /// <summary>How often the transports were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>What <c>POST /v1/session</c> is answered with, instead of a peer of the test's.</summary>
    public (HttpStatusCode Status, string Body)? Refusal { get; set; }

    /// <summary>HTTP requests, as <c>GET /v1/sse</c>, without those for the transports.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Requests made while nobody was there.</summary>
    public int Failed { get; private set; }

    public bool IsDisposed { get; private set; }

    Task<Offer?> INetwork.DetectAsync(Uri server) => _http.DetectAsync(server);

    ITransport INetwork.Create(Transport transport, Offer offer)
    {
        if (transport != Transport.WebSocket) return _http.Create(transport, offer);
        var peer = new SocketPeer();
        if (RefusesUpgrades || IsDown)
        {
            Refused++;
            peer.RefuseToOpen();
        }
        else
        {
            _arrived.Enqueue(peer);
        }

        return peer;
    }

    /// <summary>The next link over WebSocket.</summary>
    public SocketPeer Accept() => Assert.IsType<SocketPeer>(AcceptAny());

    /// <summary>The next session opened by HTTP.</summary>
    public HttpPeer AcceptHttp() => Assert.IsType<HttpPeer>(AcceptAny());

    public Peer AcceptAny()
    {
        Assert.True(_arrived.TryDequeue(out var peer), "The client has opened no link.");
        return peer;
    }

    public void Dispose()
    {
        IsDisposed = true;
        _http.Dispose();
    }

    private sealed class ScriptedHttp(Network network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (network.IsDown) return Fail();
            var path = request.RequestUri!.PathAndQuery;
            if (path == "/v1/transports")
            {
                network.Asked++;
                return HttpReply.Task(network.Offer is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, network.Offer ?? "{}");
            }

            network.Requests.Add($"{request.Method} {path}");
            var secret = request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : "";
            var body = request.Content is null ? [] : request.Content.ReadAsByteArrayAsync(cancellationToken).Result;
            if ($"{request.Method} {path}" == "POST /v1/session") return Open(body, cancellationToken);
            var peer = network._sessions.Find(each => secret == $"Session {each.Session}");
            return peer is null
                ? HttpReply.Task(HttpStatusCode.Gone, """{"code":"session_unknown","message":"There is no such session."}""")
                : peer.HandleAsync($"{request.Method} {request.RequestUri.AbsolutePath}", request.RequestUri.Query, body, cancellationToken);
        }

        private Task<HttpResponseMessage> Fail()
        {
            network.Failed++;
            return Task.FromException<HttpResponseMessage>(new HttpRequestException("Nobody listens there."));
        }

        private Task<HttpResponseMessage> Open(byte[] body, CancellationToken cancellation)
        {
            if (network.Refusal is var (status, text)) return HttpReply.Task(status, text);
            var reply = new HttpReply(cancellation);
            var peer = new HttpPeer(reply, body);
            network._sessions.Insert(0, peer); // the latest to have a session takes it over
            network._arrived.Enqueue(peer);
            return reply.Response;
        }
    }
}
