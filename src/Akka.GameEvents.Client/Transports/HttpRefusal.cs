using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>The body of an HTTP error: <c>{"code","message","d"?,"retry"?}</c>.</summary>
internal static class HttpRefusal
{
    /// <summary>Null when it is no such body.</summary>
    /// <param name="after">What the header said, for a body that does not.</param>
    public static GameError? Read(ReadOnlyMemory<byte> body, TimeSpan? after)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = ClientJson.MaxDepth });
            reader.Read();
            var said = MessageReader.ReadMembers(ref reader, body, out _);
            return said.Code is { } code ? new GameError(code, said.Message, retry: said.Retry ?? after) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
