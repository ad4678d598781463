using Akka.GameEvents.Actors;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Hosting;

/// <summary>What the actors' host writes into the log: event ids 1000 to 1099.</summary>
internal static partial class GameEventsLog
{
    [LoggerMessage(1000, LogLevel.Error, "{Actor} failed in '{Request}', ref {Ref}, session {Session}, user {User}")]
    public static partial void TurnFailed(this ILogger log, Exception exception, string actor, string request, string @ref, string? session, string? user);

    [LoggerMessage(1001, LogLevel.Error, "{Actor} was restarted, its state is lost")]
    public static partial void ActorRestarted(this ILogger log, Exception exception, string actor);

    [LoggerMessage(1002, LogLevel.Error, "Background work of {Actor} failed")]
    public static partial void BackgroundFailed(this ILogger log, Exception exception, string actor);

    [LoggerMessage(1003, LogLevel.Warning, "A scope of {Actor} was disposed without a flush: {Count} event(s) dropped")]
    public static partial void ScopeDropped(this ILogger log, string actor, int count);

    [LoggerMessage(1004, LogLevel.Error, "The kernel's actor {Path} failed: {Directive}")]
    public static partial void KernelActorFailed(this ILogger log, Exception exception, string path, SupervisionDirective directive);

    [LoggerMessage(1005, LogLevel.Error, "A subscriber of the EventStream failed")]
    public static partial void SubscriberFailed(this ILogger log, Exception exception);

    [LoggerMessage(1006, LogLevel.Error, "The policy of '{Action}' failed; user {User} was refused")]
    public static partial void PolicyFailed(this ILogger log, Exception exception, string action, string user);
}
