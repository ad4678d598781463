using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>A server in a process of its own: it prints its ports, and ends when its standard input does.</summary>
internal static class ServerProcess
{
    public static async Task RunAsync(IBenchServer server)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server.Configure(builder);
        await using var app = builder.Build();
        server.Map(app);
        await app.StartAsync();
        Console.WriteLine(new Ports(new Uri(app.Urls.Single()).Port, server.AdminPort(app)));
        await Console.In.ReadToEndAsync();
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        try
        {
            await app.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // The clients are gone or about to be; nobody is waited for.
        }
    }
}
