using System.Buffers;
using System.Text;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>Writes messages, encoded already, into the packets of responses.</summary>
internal static class PacketWriter
{
    /// <summary>Messages as one array.</summary>
    public static void WriteArray(IBufferWriter<byte> output, IEnumerable<Frame> messages)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var message in messages)
        {
            if (!isFirst) output.Write(","u8);
            output.Write(message.Text.Span);
            isFirst = false;
        }

        output.Write("]"u8);
    }

    /// <summary>The answer to a poll.</summary>
    public static void WriteAnswer(IBufferWriter<byte> output, string cursor, IEnumerable<Frame> messages)
    {
        output.Write(Encoding.ASCII.GetBytes($$"""{"cursor":"{{cursor}}","m":"""));
        WriteArray(output, messages);
        output.Write("}"u8);
    }

    /// <summary>The answer to a lone call.</summary>
    public static void WriteResult(IBufferWriter<byte> output, RawJson result)
    {
        output.Write("{\"d\":"u8);
        output.Write((result.IsPresent ? result : RawJson.Null).Utf8.Span);
        output.Write("}"u8);
    }

    /// <summary>
    /// Messages as one packet on one line. The only line ends that JSON text can hold stand between its tokens, where a space says the same.
    /// </summary>
    public static void WriteLine(IBufferWriter<byte> output, IReadOnlyList<Frame> messages)
    {
        var isArray = messages.Count != 1;
        if (isArray) output.Write("["u8);
        for (var i = 0; i < messages.Count; i++)
        {
            if (i > 0) output.Write(","u8);
            WriteOnOneLine(output, messages[i].Text.Span);
        }

        if (isArray) output.Write("]"u8);
    }

    private static void WriteOnOneLine(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            output.Write(text[..end]);
            output.Write(" "u8);
            text = text[(end + 1)..];
        }

        output.Write(text);
    }
}
