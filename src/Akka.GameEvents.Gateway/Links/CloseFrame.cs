using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>The server's close frame (RFC 6455 §5.5.1).</summary>
internal static class CloseFrame
{
    private const byte FinalClose = 0x88;

    /// <param name="code">The close code.</param>
    /// <param name="reason">ASCII, at most 123 characters.</param>
    public static byte[] Write(int code, string? reason)
    {
        var frame = new byte[4 + (reason?.Length ?? 0)];
        frame[0] = FinalClose;
        frame[1] = (byte)(frame.Length - 2);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)code);
        Encoding.ASCII.GetBytes(reason, frame.AsSpan(4));
        return frame;
    }

    /// <summary>The code in a close frame that a server wrote; null when these bytes are none, or carry none.</summary>
    public static int? TryReadCode(ReadOnlySpan<byte> frame) =>
        frame.Length >= 4 && IsClose(frame) ? BinaryPrimitives.ReadUInt16BigEndian(frame[2..]) : null;

    public static bool IsClose(ReadOnlySpan<byte> frame) => !frame.IsEmpty && frame[0] == FinalClose;
}
