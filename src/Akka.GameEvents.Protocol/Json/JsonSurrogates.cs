using System.Buffers.Text;

namespace Akka.GameEvents.Protocol;

/// <summary>Finds what JSON's grammar allows and Unicode does not: half a surrogate pair in escapes. Reading such a text would throw.</summary>
internal static class JsonSurrogates
{
    /// <summary>Whether every escaped surrogate is one of a pair. The bytes are valid UTF-8, and valid JSON or within a JSON string.</summary>
    public static bool ArePaired(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            var unit = UnitAt(json[at..]);
            if (unit is null)
            {
                json = json[(at + 2)..];
            }
            else if (!char.IsSurrogate(unit.Value))
            {
                json = json[(at + 6)..];
            }
            else
            {
                if (!char.IsHighSurrogate(unit.Value) || UnitAt(json[(at + 6)..]) is not { } next || !char.IsLowSurrogate(next))
                    return false;
                json = json[(at + 12)..];
            }
        }

        return true;
    }

    /// <summary>The code unit of a <c>\uXXXX</c> escape at the start; null when there is none.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> json) =>
        json is [(byte)'\\', (byte)'u', ..] && Utf8Parser.TryParse(json.Slice(2, 4), out ushort unit, out _, 'x') ? (char)unit : null;
}
