namespace Akka.GameEvents.Samples.Analytics;

internal static partial class AnalyticsLog
{
    [LoggerMessage(LogLevel.Information, "The account of {User} was updated")]
    public static partial void AccountUpdated(this ILogger log, string? user);

    [LoggerMessage(LogLevel.Information, "Nothing is done here about the event {Event}; the forwarders have it all the same")]
    public static partial void Unrecognised(this ILogger log, string @event);
}
