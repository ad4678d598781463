using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The yardstick: a hub that sends what a client publishes to all, over the JSON protocol.</summary>
internal sealed class SignalRServer : IBenchServer
{
    public void Configure(WebApplicationBuilder builder) => builder.Services.AddSignalR();

    public void Map(WebApplication app) => app.MapHub<BenchHub>("/hub");

    private sealed class BenchHub : Hub
    {
        public Task Enter(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

        public static string Echo(string payload) => payload;

        public Task Publish(string payload) => Clients.All.SendAsync("ev", payload);
    }
}
