namespace Akka.GameEvents.Bench.Load;

internal sealed class SignalRWire : IWire
{
    private const char RecordSeparator = '\x1e';

    public string Path => "/hub";

    public string? Subprotocol => null;

    public IReadOnlyList<string> Greetings { get; } = [$$"""{"protocol":"json","version":1}{{RecordSeparator}}"""];

    public byte? Delimiter => (byte)RecordSeparator;

    public string Publish(long id, string payload) =>
        $$"""{"type":1,"target":"Publish","arguments":["{{payload}}"]}{{RecordSeparator}}""";
}
