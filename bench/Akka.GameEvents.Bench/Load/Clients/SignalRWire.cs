namespace Akka.GameEvents.Bench.Load.Clients;

internal sealed class SignalRWire : IWire
{
    private const char RecordSeparator = '\x1e';

    public string Path => "/hub";

    public string? Subprotocol => null;

    public IReadOnlyList<string> Greetings(string room) =>
    [
        $$"""{"protocol":"json","version":1}{{RecordSeparator}}""",
        $$"""{"type":1,"invocationId":"0","target":"Enter","arguments":["{{room}}"]}{{RecordSeparator}}""",
    ];

    public byte? Delimiter => (byte)RecordSeparator;

    public string Publish(string room, long id, string payload) =>
        $$"""{"type":1,"target":"Publish","arguments":["{{payload}}"]}{{RecordSeparator}}""";

    public string Echo(string room, long id, string payload) =>
        $$"""{"type":1,"invocationId":"{{id}}","target":"Echo","arguments":["{{payload}}"]}{{RecordSeparator}}""";
}
