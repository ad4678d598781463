namespace Akka.GameEvents.ServerEvents;

/// <summary>A handler, ready to be run.</summary>
/// <param name="Name">What it is registered for, in logs and metrics.</param>
/// <param name="Invoke">Runs it; the services are null when it takes none.</param>
/// <param name="TakesServices">Whether it takes services.</param>
/// <param name="Options">How it is run.</param>
internal sealed record BoundHandler(
    string Name,
    Func<object, IServiceProvider?, CancellationToken, ValueTask> Invoke,
    bool TakesServices,
    EventHandlerOptions Options);
