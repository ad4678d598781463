using System.Buffers.Binary;
using System.Net.Sockets;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Reads the text frames that a server sends, none of them larger than its buffer.</summary>
internal sealed class FrameReader(Socket socket)
{
    private const int TextFrame = 0x81;
    private readonly byte[] _buffer = new byte[2048];
    private int _start;
    private int _end;

    /// <summary>The text of the next frame, valid until the next call; pings are passed over.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync()
    {
        while (true)
        {
            if (!TryTake(out var isText, out var payload))
                await ReceiveAsync();
            else if (isText)
                return payload;
        }
    }

    private bool TryTake(out bool isText, out ReadOnlyMemory<byte> payload)
    {
        var bytes = _buffer.AsMemory(_start, _end - _start);
        var isLong = bytes.Length > 1 && bytes.Span[1] == 126;
        var head = isLong ? 4 : 2;
        (isText, payload) = (false, default);
        if (bytes.Length < head)
            return false;
        var length = isLong ? BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[2..]) : bytes.Span[1];
        if (bytes.Length < head + length)
            return false;
        isText = bytes.Span[0] == TextFrame;
        payload = bytes.Slice(head, length);
        _start += head + length;
        return true;
    }

    private async ValueTask ReceiveAsync()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end));
        _end += read > 0 ? read : throw new InvalidOperationException("The server closed a connection.");
    }
}
