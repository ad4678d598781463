using System.Text.Json.Nodes;

namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>What a server usually says.</summary>
internal static class PeerSays
{
    /// <summary>Takes hello and welcomes; the answer is the hello.</summary>
    public static JsonObject Welcome(this Peer peer, JsonObject? members = null)
    {
        peer.Open();
        var hello = peer.Expect("hello");
        var welcome = new JsonObject
        {
            ["t"] = "welcome", ["v"] = 1, ["session"] = "s", ["user"] = "ann", ["resumed"] = false, ["window"] = 30_000,
            ["heartbeat"] = 15_000, ["max"] = 65_536, ["id"] = 0, ["now"] = 0, ["server"] = "test",
            ["streams"] = new JsonArray(Position("user/ann", "U"), Position("global", "G")),
        };
        foreach (var (name, value) in members ?? [])
            welcome[name] = value?.DeepClone();
        peer.Send(welcome);
        return hello;
    }

    /// <summary>Takes a join and answers it; the answer is the join.</summary>
    public static JsonObject Joined(this Peer peer, string connection = "c1", string epoch = "E", long s = 0, string snapshot = "{\"messages\":[]}")
    {
        var join = peer.Expect("join");
        var address = string.Join('/', join["key"]!.AsArray().Select(segment => (string?)segment).Prepend((string?)join["actor"]));
        peer.Send(new { t = "joined", id = (long)join["id"]!, a = address, c = connection, e = epoch, s, recovered = false, d = JsonNode.Parse(snapshot) });
        return join;
    }

    /// <summary>Takes a call and answers it; the answer is the call.</summary>
    public static JsonObject Result(this Peer peer, object? result)
    {
        var call = peer.Expect("call");
        peer.Send(new { t = "result", id = (long)call["id"]!, d = result });
        return call;
    }

    public static void Refuse(this Peer peer, JsonObject request, string code, long? retry = null)
    {
        var error = new JsonObject { ["t"] = "error", ["id"] = (long)request["id"]!, ["code"] = code, ["message"] = "No." };
        if (retry is not null) error["retry"] = retry;
        peer.Send(error);
    }

    public static void Event(this Peer peer, long? s, string name, object? payload, string address = "chatRoom/general")
    {
        var message = new JsonObject { ["t"] = "event", ["a"] = address, ["n"] = name, ["d"] = System.Text.Json.JsonSerializer.SerializeToNode(payload) };
        if (s is not null) message["s"] = s;
        peer.Send(message);
    }

    private static JsonObject Position(string address, string epoch) => new() { ["a"] = address, ["e"] = epoch, ["s"] = 0 };
}
