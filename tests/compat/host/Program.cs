using Akka.GameEvents;
using Akka.GameEvents.Compat.Host;
using Akka.GameEvents.Samples;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddGameEvents(game => game
    .AddDemoActors()
    .AddActor<Stage>()
    .Configure(settings => settings with { Auth = new() { Guests = true } }));

var app = builder.Build();
app.MapGet("/", () => "It serves.");
app.MapGameEvents();
app.MapGameEventsCompat(new CompatOptions { Rivet = new() { Enabled = true } });
app.Run();
