using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>How a connection joins its actor, written when <see cref="ActorHandle.Connect"/> was called.</summary>
internal sealed class Join
{
    private readonly byte[] _rest;

    private Join(ActorMode mode, byte[] rest)
    {
        Mode = mode;
        _rest = rest;
    }

    public ActorMode Mode { get; }

    public static Join To(ActorTarget target, object? parameters, JsonSerializerOptions json) =>
        new(target.Mode, ClientMessages.Write(writer =>
        {
            writer.WriteString("actor", target.Address.Type);
            writer.WriteStartArray("key");
            foreach (var segment in target.Address.Key)
                writer.WriteStringValue(segment);
            writer.WriteEndArray();
            WriteIfAny(writer, "params", parameters, json);
            WriteIfAny(writer, "input", target.Input, json);
        }));

    /// <summary>The same params and input with another mode.</summary>
    public Join In(ActorMode mode) => new(mode, _rest);

    /// <summary>The message's body.</summary>
    /// <param name="seen">From where on events are missed; null for who has seen none.</param>
    public byte[] Body(Position? seen)
    {
        var head = ClientMessages.Write(writer =>
        {
            writer.WriteString("mode", ActorModes.Name(Mode));
            if (seen is null)
                return;
            writer.WriteStartObject("seen");
            writer.WriteString("e", seen.Epoch);
            writer.WriteNumber("s", seen.Sequence);
            writer.WriteEndObject();
        });
        return [.. head.AsSpan(0, head.Length - 1), (byte)',', .. _rest.AsSpan(1)];
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, object? value, JsonSerializerOptions json)
    {
        if (value is null)
            return;
        writer.WritePropertyName(name);
        ValueWriter.Write(writer, value, json);
    }
}
