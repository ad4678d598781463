using System.Text.Json;
using Akka.GameEvents.SoakPlayer;

// What the checker asks for comes in line by line, what a user of the client sees goes out line by line; tests/Soak/Players says which.
await using var lines = new Lines(Console.OpenStandardOutput());
var players = new Dictionary<int, Player>();
while (await Console.In.ReadLineAsync() is { } line)
{
    using var document = JsonDocument.Parse(line);
    var request = document.RootElement.Clone();
    var id = request.GetProperty("id").GetInt32();
    switch (request.GetProperty("do").GetString())
    {
        case "open":
            players.Add(id, new Player(id, request, lines));
            break;
        case "call":
            players[id].Call(request);
            break;
        default:
            players.Remove(id, out var gone);
            await gone!.DisposeAsync();
            break;
    }
}

foreach (var each in players.Values) await each.DisposeAsync();
