using System.Buffers.Binary;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>Counts events in a stream of unmasked frames, however it is cut into reads.</summary>
/// <param name="delimiter">Ends each event where a frame may carry several.</param>
/// <param name="minimumBytes">A frame with less is no event (a ping, an answer).</param>
internal sealed class FrameCounter(byte? delimiter, int minimumBytes)
{
    private readonly byte[] _head = new byte[10];
    private int _headLength;
    private long _rest;
    private bool _counts;

    /// <summary>Frames of any kind whose payload is complete.</summary>
    public long Frames { get; private set; }

    /// <summary>The number of events that end in these bytes.</summary>
    public int Count(ReadOnlySpan<byte> bytes)
    {
        var events = 0;
        while (!bytes.IsEmpty)
        {
            if (_rest == 0 && !TryReadHead(ref bytes))
                break;

            var part = bytes[..(int)Math.Min(_rest, bytes.Length)];
            bytes = bytes[part.Length..];
            _rest -= part.Length;
            if (_counts && delimiter is { } end)
                events += part.Count(end);
            if (_rest > 0)
                continue;
            Frames++;
            if (_counts && delimiter is null)
                events++;
        }

        return events;
    }

    private bool TryReadHead(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            _head[_headLength++] = bytes[0];
            bytes = bytes[1..];
            var needed = _headLength < 2 ? 2 : _head[1] switch { 126 => 4, 127 => 10, _ => 2 };
            if (_headLength < needed)
                continue;

            _rest = needed switch
            {
                4 => BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(2)),
                10 => (long)BinaryPrimitives.ReadUInt64BigEndian(_head.AsSpan(2)),
                _ => _head[1],
            };
            if ((_head[0] & 0x0f) == 8)
                throw new InvalidOperationException($"The server closed a connection; {_rest} bytes of reason.");
            _counts = _rest >= minimumBytes;
            _headLength = 0;
            return true;
        }

        return false;
    }
}
