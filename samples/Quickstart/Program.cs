using Akka.GameEvents;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGameEvents(game => game
    .AddActor<ChatRoom>()
    .Configure(settings => settings with { Auth = new() { Guests = true } })); // until players have a login

var app = builder.Build();
app.MapGameEvents();
app.Run();

public record MessageReceived(string User, string Text); // an event; clients know it as "messageReceived"

public record Talk { public int Messages { get; init; } }

[Acl("*")] // anyone may play, guests too
public class ChatRoom : GameActor<Talk>
{
    [Action]
    public int SendMessage(string user, string text)
    {
        State = State with { Messages = State.Messages + 1 };
        Emit(new MessageReceived(user, text)); // to everyone in the room, when the action has succeeded
        return State.Messages;
    }
}
