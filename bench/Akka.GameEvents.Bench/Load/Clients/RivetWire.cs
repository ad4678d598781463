namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>What a client of Rivet says to the actor <c>bench</c>, in JSON.</summary>
internal sealed class RivetWire : IWire
{
    public string Path => "/gateway/bench/connect?rvt-method=getOrCreate&rvt-key=fanout";

    public string? Subprotocol => "rivet, rivet_encoding.json";

    /// <summary>The server speaks first, which counts as its answer to the subscription.</summary>
    public IReadOnlyList<string> Greetings(string room) =>
    [
        """{"body":{"tag":"SubscriptionRequest","val":{"eventName":"ev","subscribe":true}}}""",
        Echo(room, 0, "x"),
    ];

    public byte? Delimiter => null;

    public string Publish(string room, long id, string payload) => Action("publish", id, payload);

    public string Echo(string room, long id, string payload) => Action("echo", id, payload);

    private static string Action(string name, long id, string payload) =>
        $$$$"""{"body":{"tag":"ActionRequest","val":{"id":["$BigInt","{{{{id}}}}"],"name":"{{{{name}}}}","args":["{{{{payload}}}}"]}}}""";
}
