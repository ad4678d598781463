namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>What a client of one server says. All else (sockets, frames, counting) is the same for every server.</summary>
internal interface IWire
{
    /// <summary>The path of the WebSocket endpoint.</summary>
    string Path { get; }

    /// <summary>The subprotocol to ask for; null for none.</summary>
    string? Subprotocol { get; }

    /// <summary>The text messages with which a client enters a room, each answered by one frame.</summary>
    IReadOnlyList<string> Greetings(string room);

    /// <summary>The byte that ends a message where one frame may carry several; null where each frame is one.</summary>
    byte? Delimiter { get; }

    /// <summary>The text that makes the server send one event to all clients in a room.</summary>
    string Publish(string room, long id, string payload);

    /// <summary>The text that makes the server answer with the payload.</summary>
    string Echo(string room, long id, string payload);
}
