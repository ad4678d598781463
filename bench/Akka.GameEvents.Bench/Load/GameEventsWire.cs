namespace Akka.GameEvents.Bench.Load;

internal sealed class GameEventsWire : IWire
{
    public string Path => "/v1/ws";

    public string? Subprotocol => "gameevents.v1.json";

    public IReadOnlyList<string> Greetings(string room) =>
    [
        """{"t":"hello","v":1}""",
        $$"""{"t":"join","id":1,"actor":"bench","key":["{{room}}"]}""",
    ];

    public byte? Delimiter => null;

    public string Publish(long id, string payload) =>
        $$"""{"t":"call","id":{{id + 1}},"a":"bench/fanout","action":"publish","args":["{{payload}}"],"ack":{{id}}}""";

    public string Echo(string room, long id, string payload) =>
        $$"""{"t":"call","id":{{id + 1}},"a":"bench/{{room}}","action":"echo","args":["{{payload}}"],"ack":{{id}}}""";
}
