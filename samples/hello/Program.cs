using Akka.GameEvents;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGameEvents(game => game
    .AddActor<Greeter>()
    .Configure(settings => settings with { Auth = new() { Guests = true } }));

var app = builder.Build();
app.MapGameEvents();
app.MapPost("/announce", (Announcement announcement, IGameEvents events) => events.EmitAsync(announcement, Audience.Global));
app.Run();

public record Greeted(string Name, int Count);

public record Announcement(string Text);

public record Visits { public int Count { get; init; } }

[Acl("*")]
public class Greeter : GameActor<Visits>
{
    [Action]
    public string Hello(string name)
    {
        State = State with { Count = State.Count + 1 };
        Emit(new Greeted(name, State.Count));
        return $"Hello, {name}!";
    }
}
