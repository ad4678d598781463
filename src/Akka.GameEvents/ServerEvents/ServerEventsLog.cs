using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.ServerEvents;

/// <summary>What server events write into the log: event ids 1300 to 1399. Never a property of an event.</summary>
internal static partial class ServerEventsLog
{
    [LoggerMessage(1300, LogLevel.Error, "The handler of '{Handler}' failed for the event '{Event}'")]
    public static partial void HandlerFailed(this ILogger log, Exception exception, string handler, string @event);

    [LoggerMessage(1301, LogLevel.Error, "The handler of '{Handler}' took too long for the event '{Event}', and was given up")]
    public static partial void HandlerTimedOut(this ILogger log, string handler, string @event);

    [LoggerMessage(1302, LogLevel.Error, "A filter failed for the event '{Event}', ref {Ref}")]
    public static partial void EventFilterFailed(this ILogger log, Exception exception, string @event, string @ref);

    [LoggerMessage(1303, LogLevel.Warning, "Server events of {Consumer} at the end: {Accepted} accepted, {Handled} handled, {Unmatched} unmatched, {DeadLettered} dead-lettered, {Dropped} dropped, {Pending} kept in the spool")]
    public static partial void EventsLeft(
        this ILogger log, string consumer, long accepted, long handled, long unmatched, long deadLettered, long dropped, long pending);
}
