using Akka.GameEvents.Samples.Lobby;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGameEvents(game => game
    .AddActor<Match>()
    .AddActor<Matchmaker>()
    .Configure(settings => settings with { Auth = new() { Guests = true } }));

var app = builder.Build();
app.MapGameEvents();
app.Run();
