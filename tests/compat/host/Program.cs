using Akka.GameEvents;
using Akka.GameEvents.Compat.Host;
using Akka.GameEvents.Samples;

var happened = new Happened();
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddGameEvents(game => game
    .AddDemoActors()
    .AddActor<Stage>()
    .AddEventHandlers(happened)
    .OnSessionStart((SessionStart start) => happened.Add(start))
    .OnSessionEnd((SessionEnd end) => happened.Add(end))
    .Configure(settings => settings with { Auth = settings.Auth with { Guests = true, Hs256Key = "a key of the tests, of 32 bytes or more" } }));

var app = builder.Build();
app.MapGet("/", () => "It serves.");
app.MapGameEvents();
app.MapGet("/happened", () => happened.All);
app.MapPost("/release", EventHandlers.Release);
app.MapGameEventsCompat(new CompatOptions
{
    Nakama = new() { Enabled = true, SingleSocket = builder.Configuration["single-socket"] == "on" },
    Rivet = new() { Enabled = true },
});
app.Run();
