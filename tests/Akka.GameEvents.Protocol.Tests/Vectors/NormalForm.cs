using System.Globalization;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

/// <summary>Messages in the normal form that tests/vectors/README.md gives to packets.json: defaults filled in, <c>actor</c> and <c>key</c> as <c>a</c>.</summary>
internal static class NormalForm
{
    public static JsonObject Of(ClientMessage message)
    {
        var form = message switch
        {
            Hello m => With("hello", null, ("v", m.Version), ("token", m.Token), ("session", m.Session), ("seen", Array(m.Seen, Of))),
            Join m => With("join", m.Id, ("a", Text(m.Address)), ("mode", Of(m.Mode)), ("listen", m.Listen is { } names ? Array(names, Text) : null),
                ("seen", m.Seen is { } seen ? Of(seen) : null), ("input", Of(m.Input)), ("params", Of(m.Params))),
            Leave m => With("leave", m.Id, ("a", Text(m.Address))),
            Listen m => With("listen", m.Id, ("a", Text(m.Address)), ("add", Array(m.Add, Text)), ("remove", Array(m.Remove, Text))),
            Call m => With("call", m.Id, ("a", Text(m.Address)), ("action", m.Action), ("args", Of(m.Args)), ("mode", Of(m.Mode))),
            Emit m => With("emit", m.Id, ("events", Array(m.Events, Of))),
            Auth m => With("auth", m.Id, ("token", m.Token)),
            Ping => With("ping", null),
            Bye => With("bye", null),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message, "Not a message of the protocol."),
        };
        if (message.Ack is { } ack)
            form["ack"] = ack;
        return form;
    }

    private static JsonObject With(string type, long? id, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var form = new JsonObject { ["t"] = type };
        if (id is not null)
            form["id"] = id;
        foreach (var (name, value) in members)
        {
            if (value is not null)
                form[name] = value;
        }

        return form;
    }

    private static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> form) => new([.. values.Select(form)]);

    private static JsonNode Text(ActorAddress address) => address.ToString();

    private static JsonNode Text(string text) => text;

    private static JsonObject Of(Position position) => new() { ["e"] = position.Epoch, ["s"] = position.Sequence };

    private static JsonObject Of(Seen seen)
    {
        var form = Of(seen.Position);
        form["a"] = seen.Address.ToString();
        return form;
    }

    private static JsonNode Of(CreateMode mode) => char.ToLowerInvariant(mode.ToString()[0]) + mode.ToString()[1..];

    /// <summary>The value's text, so that what a parser would lose still counts.</summary>
    private static JsonObject? Of(RawJson json) => json.IsPresent ? new JsonObject { ["$text"] = json.ToString() } : null;

    private static JsonObject Of(EmittedItem item)
    {
        if (item is InvalidEvent invalid)
            return new JsonObject { ["invalid"] = invalid.Text.Split(' ')[0] };
        var emitted = (EmittedEvent)item;
        var form = new JsonObject { ["name"] = emitted.Name };
        form["properties"] = new JsonObject(emitted.Properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
        if (emitted.Timestamp is { } time)
            form["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        if (emitted.EventId is { } id)
            form["id"] = id;
        return form;
    }
}
