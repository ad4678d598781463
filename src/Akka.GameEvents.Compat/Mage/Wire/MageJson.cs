using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Wire;

/// <summary>The JSON that clients of MAGE are told.</summary>
internal static class MageJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>["name"]</c>, or <c>["name",data]</c> where there is data.</summary>
    public static byte[] Event(string name, ReadOnlySpan<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(name.Length + data.Length + 8);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        writer.WriteStartArray();
        writer.WriteStringValue(name);
        if (!data.IsEmpty) writer.WriteRawValue(data, skipInputValidation: true);
        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What makes a client use a session, and start its message stream.</summary>
    public static byte[] SessionSet(string actorId, string key) =>
        Event("session.set", JsonSerializer.SerializeToUtf8Bytes(new { actorId, key, meta = new { } }));

    /// <summary>What makes a client forget its session.</summary>
    public static byte[] SessionUnset(string reason) => Event("session.unset", JsonSerializer.SerializeToUtf8Bytes(reason));

    /// <summary>The same over a message stream: a pack with id 0, which needs no confirmation.</summary>
    public static Frame SessionUnsetPack(string reason) => Frame.Of([.. "{\"0\":["u8, .. SessionUnset(reason), .. "]}"u8], isBinary: false);
}
