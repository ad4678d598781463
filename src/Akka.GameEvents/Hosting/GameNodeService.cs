using Microsoft.Extensions.Hosting;

namespace Akka.GameEvents.Hosting;

/// <summary>Starts the node with its host, so that what cannot be served is refused at start, and stops it with the host.</summary>
internal sealed class GameNodeService(GameNode node) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => node.System.TerminateAsync();
}
