using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>Two connected sockets; the server's side as a connection that knows how to abort.</summary>
internal sealed class SocketPair : DefaultConnectionContext, IDisposable
{
    private SocketPair(Socket server, Socket client)
    {
        (Server, Client) = (server, client);
        Transport = new Pipes();
    }

    public Socket Server { get; }

    public Socket Client { get; }

    public bool IsAborted { get; private set; }

    public static async Task<SocketPair> OpenAsync(int sendBuffer, int receiveBuffer)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = receiveBuffer };
        await client.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        var server = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        server.SendBufferSize = sendBuffer;
        server.NoDelay = true;
        return new SocketPair(server, client);
    }

    public override void Abort(ConnectionAbortedException abortReason)
    {
        IsAborted = true;
        Server.Dispose();
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
    }

    private sealed class Pipes : IDuplexPipe
    {
        public PipeReader Input => throw new NotSupportedException();

        public PipeWriter Output => throw new NotSupportedException();
    }
}
