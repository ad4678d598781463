using System.Text;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// The keys of actors in the two forms that clients of Rivet write. In a query the segments are joined by commas and nothing is escaped, so
/// <c>["a,b"]</c> looks like <c>["a","b"]</c>: that is what it is read as, unless an actor exists that it could mean as well.
/// </summary>
internal sealed class ActorKeys(ActorDirectory actors)
{
    private const char QuerySeparator = ',';
    private const char Separator = '/';
    private const char Escape = '\\';
    private const char EmptySegment = '0'; // behind an escape
    private const string NoSegments = "/";

    private static readonly RivetError Invalid = RivetError.Malformed(
        $"An actor has a name of letters, digits, _ and -, and a key of at most {ActorAddress.MaxSegments} segments with {ActorAddress.MaxKeyBytes} bytes.");

    private static readonly RivetError Ambiguous = RivetError.Malformed(
        "This key cannot be told from that of another actor: segments with commas are not served to clients of Rivet.");

    /// <summary>Reads a key of a query.</summary>
    /// <param name="type">The actor's type.</param>
    /// <param name="text">The key; null for one without segments.</param>
    /// <param name="address">The actor.</param>
    /// <returns>Null, or why not.</returns>
    public RivetError? ReadQuery(string type, string? text, out ActorAddress? address)
    {
        var segments = text?.Split(QuerySeparator) ?? [];
        if (!ActorAddress.TryCreate(type, segments, out address)) return Invalid;
        return Joinings(segments).Any(other => ActorAddress.TryCreate(type, other, out var reading) && actors.Contains(reading)) ? Ambiguous : null;
    }

    /// <summary>Reads a key as <c>/actors</c> has it: segments between slashes, with a backslash before what is none.</summary>
    public static RivetError? ReadEscaped(string type, string text, out ActorAddress? address)
    {
        var segments = text == NoSegments ? [] : Split(text);
        if (!ActorAddress.TryCreate(type, segments, out address)) return Invalid;
        return segments.Any(segment => segment.Contains(QuerySeparator, StringComparison.Ordinal)) ? Ambiguous : null;
    }

    /// <summary>The key in the form of <see cref="ReadEscaped"/>.</summary>
    public static string Write(ActorAddress address) => address.Key.Count == 0 ? NoSegments : string.Join(Separator, address.Key.Select(segment =>
        segment.Length == 0 ? $"{Escape}{EmptySegment}" : segment.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("/", @"\/", StringComparison.Ordinal)));

    /// <summary>The other keys that are written in the same way: those in which some of the commas belong to segments.</summary>
    private static IEnumerable<List<string>> Joinings(string[] segments)
    {
        for (var joined = 1; joined < 1 << Math.Max(0, segments.Length - 1); joined++)
        {
            List<string> key = [segments[0]];
            for (var i = 1; i < segments.Length; i++)
            {
                if ((joined & (1 << (i - 1))) == 0) key.Add(segments[i]);
                else key[^1] += QuerySeparator + segments[i];
            }

            yield return key;
        }
    }

    private static List<string> Split(string text)
    {
        List<string> segments = [];
        var segment = new StringBuilder();
        var isEscaped = false;
        foreach (var next in text)
        {
            if (isEscaped)
            {
                if (next != EmptySegment) segment.Append(next);
                isEscaped = false;
            }
            else if (next == Escape)
            {
                isEscaped = true;
            }
            else if (next == Separator)
            {
                segments.Add(segment.ToString());
                segment.Clear();
            }
            else
            {
                segment.Append(next);
            }
        }

        segments.Add(segment.ToString());
        return segments;
    }
}
