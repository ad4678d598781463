using System.Text.Json;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Translation;

/// <summary>
/// A message of the server, read back from its JSON: what a dialect says in its own words. It is read once per message, however many links it
/// goes to.
/// </summary>
internal sealed class ServerMessage
{
    private ServerMessage()
    {
    }

    /// <summary>Its <c>t</c>.</summary>
    public string Type { get; private set; } = "";

    public long? Id { get; private set; }

    public string Address { get; private set; } = "";

    public string Connection { get; private set; } = "";

    public string Epoch { get; private set; } = "";

    public long? Sequence { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Its <c>d</c> as it stands in the message; empty when it has none.</summary>
    public ReadOnlyMemory<byte> Data { get; private set; }

    public string Code { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string Session { get; private set; } = "";

    public bool IsResumed { get; private set; }

    public GameError Error => new(Code, Message, Data.IsEmpty ? default : RawJson.From(Data.Span));

    public static ServerMessage Read(Frame frame)
    {
        var message = new ServerMessage();
        var reader = new Utf8JsonReader(frame.Text.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString();
            reader.Read();
            message.Take(member!, ref reader, frame.Text);
        }

        return message;
    }

    private void Take(string member, ref Utf8JsonReader reader, ReadOnlyMemory<byte> text)
    {
        switch (member)
        {
            case "t":
                Type = reader.GetString()!;
                break;
            case "id":
                Id = reader.GetInt64();
                break;
            case "a":
                Address = reader.GetString()!;
                break;
            case "c":
                Connection = reader.GetString()!;
                break;
            case "e":
                Epoch = reader.GetString()!;
                break;
            case "s":
                Sequence = reader.GetInt64();
                break;
            case "n":
                Name = reader.GetString()!;
                break;
            case "d":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                Data = text[start..(int)reader.BytesConsumed];
                break;
            case "code":
                Code = reader.GetString()!;
                break;
            case "message":
                Message = reader.GetString()!;
                break;
            case "session":
                Session = reader.GetString()!;
                break;
            case "resumed":
                IsResumed = reader.GetBoolean();
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
