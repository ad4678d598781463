namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>
/// What the publisher says where the clients are those of MAGE, whose events are for users or for everyone: it speaks our own protocol, and tells
/// everyone.
/// </summary>
internal sealed class MageWire : IWire
{
    public string Path => "/v1/ws";

    public string? Subprotocol => "gameevents.v1.json";

    public IReadOnlyList<string> Greetings(string room) => [GameEventsWire.Hello];

    public byte? Delimiter => null;

    public string Publish(string room, long id, string payload) =>
        $$"""{"t":"call","id":{{id}},"a":"players/all","action":"annoyEveryone","args":["{{payload}}"],"ack":{{id - 1}}}""";

    public string Echo(string room, long id, string payload) => throw new NotSupportedException("It is fanned out to, and nothing else.");
}
