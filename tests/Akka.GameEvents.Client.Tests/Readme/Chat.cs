using Akka.GameEvents.Client;

namespace MyGame;

public record Member(string Name);                                              // sent along when joining
public record MessageReceived(string Id, string User, string Text);             // an event: "messageReceived"
public record View(IReadOnlyList<MessageReceived> Messages);                    // the room as a newcomer sees it

public static class Chat
{
    public static async Task<MessageReceived> SayHelloAsync(string url, Func<CancellationToken, ValueTask<string?>> login)
    {
        await using var client = new GameClient(url) { Token = login };         // asked again at each (re)connect
        await using var room = client.Actor("chatRoom", "general").Connect(new Member("Ann"));
        using var subscription = room.On<MessageReceived>(m => Console.WriteLine($"{m.User}: {m.Text}"));
        room.Disconnected += lost => Console.WriteLine(lost.Reconnecting ? "Reconnecting…" : "Gone");
        room.Gap += gap => Console.WriteLine($"{gap.Snapshot.As<View>().Messages.Count} messages"); // events may be missing: the room as it is now

        var view = await room.ReadyAsync<View>();                               // throws when the join is refused
        Console.WriteLine($"{view.Messages.Count} messages so far");
        return await room.CallAsync<MessageReceived>("sendMessage", "Ann", "Hello everyone!"); // runs at most once
    }
}
