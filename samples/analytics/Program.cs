using Akka.GameEvents;
using Akka.GameEvents.Hocon;
using Akka.GameEvents.Samples.Analytics;

if (args is ["play", ..])
{
    await Player.PlayAsync(args.ElementAtOrDefault(1) ?? "http://127.0.0.1:5000");
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddHoconFiles(Path.Combine(AppContext.BaseDirectory, "analytics.conf"));
builder.Services.AddSingleton<Received>();
builder.Services.AddGameEvents(game => game
    .AddActor<Account>()
    .AddAnalytics()
    .AddForwarders());

var app = builder.Build();
app.MapGameEvents();
app.MapLogin();
app.MapReceiver();
app.Run();
