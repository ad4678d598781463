using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.Soak.Faults;

/// <summary>Reads what a server says over one WebSocket, frame by frame, and spoils every so manieth event, or hides what it says of restarts.</summary>
internal sealed class Saboteur(Sabotage sabotage)
{
    private const int Period = 25;
    private const int TextFrame = 0x81;
    private readonly List<byte> _read = [];
    private readonly List<byte> _passed = [];
    private byte[]? _held;
    private string? _heldLog;
    private bool? _isWebSocket;
    private int _events;

    /// <summary>What gets through of what there is by now; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Pass(ReadOnlySpan<byte> bytes)
    {
        _read.AddRange(bytes);
        _passed.Clear();
        if (_isWebSocket is null) PassHead();
        while (_isWebSocket == true && TryTakeFrame() is { } frame) PassFrame(frame);
        if (_isWebSocket == false) _passed.AddRange(Take(_read.Count));
        return _passed.ToArray();
    }

    private void PassHead()
    {
        var head = Encoding.ASCII.GetString([.. _read]);
        var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return;
        _isWebSocket = head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal);
        _passed.AddRange(Take(end + 4));
    }

    private byte[]? TryTakeFrame()
    {
        if (_read.Count < 2) return null;
        var (head, length) = (2, (long)(_read[1] & 0x7F));
        if (length == 126) head = 4;
        if (length == 127) head = 10;
        if (_read.Count < head) return null;
        var header = _read.GetRange(0, head).ToArray();
        if (head == 4) length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
        if (head == 10) length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2));
        return _read.Count < head + length ? null : Take(head + (int)length);
    }

    private void PassFrame(byte[] frame)
    {
        if (sabotage == Sabotage.HideRestart)
        {
            if (!TellsOfRestart(frame)) _passed.AddRange(frame);
        }
        else if (LogOf(frame) is not { } log)
        {
            _passed.AddRange(frame);
        }
        else if (_held is { } held)
        {
            _passed.AddRange(frame);
            if (log != _heldLog) return;
            _passed.AddRange(held);
            _held = null;
        }
        else if (++_events % Period == 0)
        {
            Spoil(frame, log);
        }
        else
        {
            _passed.AddRange(frame);
        }
    }

    private void Spoil(byte[] frame, string log)
    {
        if (sabotage == Sabotage.Swap) (_held, _heldLog) = (frame, log);
        if (sabotage != Sabotage.Double) return;
        _passed.AddRange(frame);
        _passed.AddRange(frame);
    }

    private static bool TellsOfRestart(byte[] frame) =>
        frame[0] == TextFrame && Encoding.UTF8.GetString(frame).Contains("\"reason\":\"epoch_changed\"", StringComparison.Ordinal);

    /// <summary>The log of a frame that is one logged event; null for others.</summary>
    private static string? LogOf(byte[] frame)
    {
        const string Start = "{\"t\":\"event\",\"a\":\"";
        if (frame[0] != TextFrame) return null;
        var text = Encoding.UTF8.GetString(frame);
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0 || !text.Contains(",\"s\":", StringComparison.Ordinal)) return null;
        var address = text[(start + Start.Length)..];
        return address[..address.IndexOf('"', StringComparison.Ordinal)];
    }

    private byte[] Take(int count)
    {
        var taken = _read.GetRange(0, count).ToArray();
        _read.RemoveRange(0, count);
        return taken;
    }
}
