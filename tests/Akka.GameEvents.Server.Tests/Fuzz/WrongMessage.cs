using System.Globalization;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Server.Tests.Fuzz;

/// <summary>A message that is JSON and has a type of the protocol, and is wrong in what else it says, mostly.</summary>
internal sealed class WrongMessage(Random random)
{
    private static readonly string[] Types = ["hello", "join", "leave", "listen", "call", "auth", "ping", "emit", "bye", "welcome", "nope"];

    private static readonly string[] Members =
    [
        "id", "v", "token", "session", "seen", "actor", "key", "mode", "input", "params", "listen", "a", "add", "remove", "action", "args",
        "events", "ack", "unknown",
    ];

    private static readonly string[] Texts =
    [
        "", "*", "bench", "counter", "chatRoom", "gameRoom", "players", "user", "global", "nope", "bench/fuzz", "user/alice", "counter/%61",
        "x/../y", "publish", "increment", "sleep", "annoy", "get", "create", "getOrCreate", "constructor", "eyJhbGciOiJub25lIn0.e30.",
        "\u0000", "😀", new('x', 300),
    ];

    /// <summary>At times several in one packet.</summary>
    public override string ToString() => random.Next(5) > 0
        ? Message().ToJsonString()
        : new JsonArray([.. Enumerable.Range(0, random.Next(0, 120)).Select(_ => random.Next(6) > 0 ? Message() : Value(2))]).ToJsonString();

    private JsonObject Message()
    {
        var message = new JsonObject { ["t"] = Types[random.Next(Types.Length)] };
        for (var members = random.Next(8); members > 0; members--)
            message[Members[random.Next(Members.Length)]] = Value(3);
        return message;
    }

    private JsonNode? Value(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-5, 1000),
        3 => random.NextInt64(),
        4 => JsonNode.Parse(random.NextDouble().ToString("E", CultureInfo.InvariantCulture)),
        5 or 6 => Texts[random.Next(Texts.Length)],
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create(Members[i], Value(depth - 1)))),
    };
}
