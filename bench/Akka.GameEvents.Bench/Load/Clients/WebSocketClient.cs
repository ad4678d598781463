using System.Net.Sockets;

namespace Akka.GameEvents.Bench.Load.Clients;

internal sealed class WebSocketClient(IWire wire, int payloadBytes, Action<int> received, int bufferBytes = 64 * 1024)
    : LoadClient(received, bufferBytes)
{
    private const int SmallWindow = 4096;
    private const int EthernetSegment = 1460;
    private const int MaximumSegmentSize = 2; // TCP_MAXSEG
    private readonly FrameCounter _counter = new(wire.Delimiter, payloadBytes);

    public override Task ConnectAsync(int port, string room) => ConnectAsync(port, wire.Greetings(room));

    /// <param name="port">The server's.</param>
    /// <param name="greetings">What to say, each answered by one frame.</param>
    public async Task ConnectAsync(int port, IEnumerable<string> greetings)
    {
        await WebSocketHandshake.RunAsync(Socket, port, wire);
        var buffer = new byte[4096];
        foreach (var greeting in greetings)
        {
            var answered = _counter.Frames + 1;
            Send(MaskedFrame.Text(greeting));
            while (_counter.Frames < answered)
                _counter.Count(buffer.AsSpan(0, await Socket.ReceiveAsync(buffer)));
        }
    }

    /// <summary>
    /// Takes little that nobody has read, on either side's account; before the client connects. With loopback's own segments of 64 KB the kernel
    /// would hold megabytes for each link, as it does on no network between two machines.
    /// </summary>
    public void TakeLittle()
    {
        Socket.ReceiveBufferSize = SmallWindow;
        if (OperatingSystem.IsLinux())
            Socket.SetRawSocketOption((int)ProtocolType.Tcp, MaximumSegmentSize, BitConverter.GetBytes(EthernetSegment));
    }

    protected override int Count(ReadOnlySpan<byte> bytes) => _counter.Count(bytes);
}
