using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>
/// A writer that a thread uses again, so that a message is allocated once, at its exact size: a log keeps it for minutes, and slack
/// would count against its bytes.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    /// <summary>A scratch that one large message has grown past this is dropped, not kept by its thread.</summary>
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static JsonScratch? spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private JsonScratch() =>
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Escapes only what JSON must: the text goes into no HTML.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenSpan;
        }
    }

    /// <summary>A converter that encodes a message of its own while another is being written gets a scratch of its own.</summary>
    public static JsonScratch Rent()
    {
        var scratch = spare ?? new JsonScratch();
        spare = null;
        return scratch;
    }

    /// <summary>Gives the scratch back to the thread.</summary>
    public void Dispose()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset();
        if (_buffer.Capacity <= KeptBytes)
            spare = this;
    }

    /// <summary>Copies what was written into a frame of its size.</summary>
    public Frame ToFrame()
    {
        var text = Written;
        var buffer = new byte[WebSocketHeader.MaxLength + text.Length];
        text.CopyTo(buffer.AsSpan(WebSocketHeader.MaxLength));
        return new Frame(buffer, text.Length);
    }
}
