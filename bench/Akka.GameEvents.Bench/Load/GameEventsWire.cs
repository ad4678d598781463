namespace Akka.GameEvents.Bench.Load;

internal sealed class GameEventsWire : IWire
{
    public string Path => "/v1/ws";

    public string? Subprotocol => "gameevents.v1.json";

    public IReadOnlyList<string> Greetings { get; } =
    [
        """{"t":"hello","v":1}""",
        """{"t":"join","id":1,"actor":"bench","key":["fanout"]}""",
    ];

    public byte? Delimiter => null;

    public string Publish(long id, string payload) =>
        $$"""{"t":"call","id":{{id + 1}},"a":"bench/fanout","action":"publish","args":["{{payload}}"],"ack":{{id}}}""";
}
