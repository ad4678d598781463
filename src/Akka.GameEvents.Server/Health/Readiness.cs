using Akka.GameEvents.Users;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Server.Health;

/// <summary>Whether a new client would be served.</summary>
internal sealed class Readiness(IHostApplicationLifetime life, SessionTable sessions, GameNode node, IGameDrain drain, GameEventsOptions settings)
{
    public ReadinessState State =>
        drain.IsUnderWay || life.ApplicationStopping.IsCancellationRequested ? ReadinessState.Draining
        : !life.ApplicationStarted.IsCancellationRequested ? ReadinessState.Starting
        : sessions.Count >= settings.Sessions.Max || node.Directory.Count >= settings.Actors.Max ? ReadinessState.Overloaded
        : ReadinessState.Ready;
}
