namespace Akka.GameEvents.Protocol;

/// <summary>
/// One server message, encoded once: its JSON text with the WebSocket header in front. Immutable, so all receivers share the one buffer.
/// </summary>
public sealed class Frame
{
    private readonly byte[] _buffer;
    private readonly int _headerLength;

    /// <summary>Takes over a buffer whose text begins at <see cref="WebSocketHeader.MaxLength"/>.</summary>
    internal Frame(byte[] buffer, int textLength, bool isBinary = false)
    {
        _buffer = buffer;
        _headerLength = WebSocketHeader.WriteBefore(buffer.AsSpan(0, WebSocketHeader.MaxLength), textLength, isBinary);
        Text = new ReadOnlyMemory<byte>(buffer, WebSocketHeader.MaxLength, textLength);
    }

    /// <summary>A message of another protocol.</summary>
    internal static Frame Of(ReadOnlySpan<byte> message, bool isBinary)
    {
        var buffer = new byte[WebSocketHeader.MaxLength + message.Length];
        message.CopyTo(buffer.AsSpan(WebSocketHeader.MaxLength));
        return new Frame(buffer, message.Length, isBinary);
    }

    /// <summary>An unmasked text frame, ready to be written to a link.</summary>
    public ReadOnlyMemory<byte> WebSocket =>
        new(_buffer, WebSocketHeader.MaxLength - _headerLength, _headerLength + Text.Length);

    /// <summary>The JSON alone.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The bytes that the frame keeps in memory, for the budgets of logs and links.</summary>
    public int RetainedBytes => _buffer.Length;
}
