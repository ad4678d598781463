using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

/// <summary>Reads tests/vectors; the forms of texts and bytes are those of its README.</summary>
internal static class VectorFile
{
    public static JsonElement Load(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", name));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    /// <summary>A text as it is, or of <c>parts</c>, or of the code units of <c>utf16</c>.</summary>
    public static string Text(JsonElement form)
    {
        if (form.ValueKind == JsonValueKind.String)
            return form.GetString()!;
        if (form.TryGetProperty("utf16", out var units))
            return string.Concat(units.GetString()!.Chunk(4).Select(unit => (char)Convert.ToUInt16(new string(unit), 16)));
        return string.Concat(form.GetProperty("parts").EnumerateArray()
            .Select(part => new StringBuilder().Insert(0, part[0].GetString()!, part[1].GetInt32()).ToString()));
    }

    /// <summary>The UTF-8 of a text, or the bytes of <c>hex</c>.</summary>
    public static byte[] Bytes(JsonElement form) =>
        form.ValueKind == JsonValueKind.Object && form.TryGetProperty("hex", out var hex)
            ? Convert.FromHexString(hex.GetString()!)
            : Encoding.UTF8.GetBytes(Text(form));
}
