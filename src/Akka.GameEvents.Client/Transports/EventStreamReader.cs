using System.Buffers;

namespace Akka.GameEvents.Client;

/// <summary>
/// Takes <c>text/event-stream</c> apart as it arrives (HTML standard, "Server-sent events"): each event's data, however it is cut into pieces.
/// </summary>
/// <param name="maxBytes">How much one event may have.</param>
internal sealed class EventStreamReader(int maxBytes)
{
    private readonly Queue<ReadOnlyMemory<byte>> _events = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly ArrayBufferWriter<byte> _data = new();

    /// <exception cref="GameError"><c>message_too_big</c>.</exception>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Append(_line, bytes[..end]);
            TakeLine(_line.WrittenSpan);
            _line.Clear();
            bytes = bytes[(end + 1)..];
        }

        Append(_line, bytes);
    }

    public bool TryTake(out ReadOnlyMemory<byte> data) => _events.TryDequeue(out data);

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[^1] == '\r')
            line = line[..^1];
        if (line.StartsWith("data:"u8))
        {
            line = line["data:"u8.Length..];
            Append(_data, line.StartsWith(" "u8) ? line[1..] : line);
            Append(_data, "\n"u8); // JSON takes the last one too
        }
        else if (line.IsEmpty && _data.WrittenCount > 0)
        {
            _events.Enqueue(_data.WrittenSpan.ToArray());
            _data.Clear();
        }
    }

    private void Append(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        if (_line.WrittenCount + _data.WrittenCount + bytes.Length > maxBytes)
            throw new GameError(GameErrorCodes.MessageTooBig, $"The server has sent more than {maxBytes} bytes.");
        to.Write(bytes);
    }
}
