using Akka.GameEvents.Actors;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Hosting;

/// <summary>Writes what the kernel tells on the EventStream into the log.</summary>
internal sealed class KernelLog(EventStream stream, ILogger log) : IDisposable
{
    private readonly IDisposable _failures = stream.Subscribe<ActorFailed>(f => log.KernelActorFailed(f.Error, f.Actor.Path, f.Directive));
    private readonly IDisposable _subscribers = stream.Subscribe<SubscriberFailed>(f => log.SubscriberFailed(f.Error));

    public void Dispose()
    {
        _failures.Dispose();
        _subscribers.Dispose();
    }
}
