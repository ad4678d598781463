using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Protocol;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Akka.GameEvents.Gateway.Tests.WebSockets;

/// <summary>The same exchange over every way that a WebSocket can reach the server.</summary>
public sealed class TransportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Transports => new() { { "ws", 1 }, { "wss", 1 }, { "ws", 2 }, { "wss", 2 } };

    [Theory(Timeout = Deadline.Milliseconds)]
    [MemberData(nameof(Transports))]
    public async Task Exchange_AnyTransport_IsOrderedAndClosesCleanly(string scheme, int httpVersion)
    {
        using var certificate = SelfSigned();
        await using var host = await GatewayHost.StartAsync(listen: endpoint =>
        {
            endpoint.Protocols = httpVersion == 2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
            if (scheme == "wss")
                endpoint.UseHttps(certificate);
        });
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString() },
        });
        using var client = new ClientWebSocket();
        client.Options.AddSubProtocol("gameevents.v1.json");
        client.Options.HttpVersion = new Version(httpVersion, httpVersion == 1 ? 1 : 0);
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;

        await client.ConnectAsync(new Uri($"{scheme}://localhost:{host.Port}/v1/ws"), http, Stop);
        var handler = await host.NextHandlerAsync();
        Assert.Equal("gameevents.v1.json", client.SubProtocol);

        await client.SendAsync("up"u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        Assert.Equal("up", await handler.NextPacketAsync());
        for (var i = 0; i < 200; i++)
            handler.Link.TrySend(Frames.Required($"{i}"));
        handler.Link.Close(CloseCode.GoingAway, "Restart.");

        for (var i = 0; i < 200; i++)
            Assert.Equal($"{i}", Frames.PayloadOf(await ReadAsync(client)));
        Assert.Equal("""{"t":"bye","code":"draining","message":"Restart."}""", await ReadAsync(client));
        await ReadAsync(client);
        Assert.Equal((WebSocketState.CloseReceived, 1001), (client.State, (int)client.CloseStatus!));
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Stop);
        await handler.Closed.WaitAsync(Stop);
    }

    private static async Task<string> ReadAsync(ClientWebSocket client)
    {
        var buffer = new byte[4096];
        var result = await client.ReceiveAsync(buffer, Stop);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
