namespace Akka.GameEvents.Bench.Load.Clients;

internal sealed class GameEventsWire : IWire
{
    public string Path => "/v1/ws";

    public string? Subprotocol => "gameevents.v1.json";

    public const string Hello = """{"t":"hello","v":1}""";

    public IReadOnlyList<string> Greetings(string room) =>
    [
        Hello,
        Join(1, room),
    ];

    public byte? Delimiter => null;

    public string Publish(string room, long id, string payload) =>
        $$"""{"t":"call","id":{{id + 1}},"a":"bench/{{room}}","action":"publish","args":["{{payload}}"],"ack":{{id}}}""";

    public string Echo(string room, long id, string payload) =>
        $$"""{"t":"call","id":{{id + 1}},"a":"bench/{{room}}","action":"echo","args":["{{payload}}"],"ack":{{id}}}""";

    public static string Join(long id, string room) => $$"""{"t":"join","id":{{id}},"actor":"bench","key":["{{room}}"]}""";

    /// <summary>The text that makes the server send one event to everyone on it.</summary>
    public static string Broadcast(long id) =>
        $$"""{"t":"call","id":{{id}},"a":"players/all","action":"annoyEveryone","args":["x"],"ack":{{id - 1}}}""";
}
