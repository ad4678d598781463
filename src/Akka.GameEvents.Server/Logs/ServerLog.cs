namespace Akka.GameEvents.Server.Logs;

/// <summary>What the program writes into the log: event ids 1500 to 1599.</summary>
internal static partial class ServerLog
{
    public static ILogger Of(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger("Akka.GameEvents.Server");

    [LoggerMessage(1500, LogLevel.Information, "Listening on {Urls}, profile {Profile}")]
    public static partial void Listening(this ILogger log, string urls, string profile);

    [LoggerMessage(1501, LogLevel.Warning, "No key is configured: tokens are signed with a fresh one, and die with this process")]
    public static partial void FreshKey(this ILogger log);

    [LoggerMessage(1502, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(1503, LogLevel.Critical, "The server cannot start")]
    public static partial void StartFailed(this ILogger log, Exception exception);

    [LoggerMessage(1504, LogLevel.Error, "{Method} {Path} failed, ref {Ref}")]
    public static partial void RequestFailed(this ILogger log, Exception exception, string method, string path, string @ref);

    [LoggerMessage(1506, LogLevel.Warning, "This process may have {Limit} files and connections open, which is fewer than sessions.max {Max} and {Reserve} more: raise the limit (ulimit -n) or lower sessions.max")]
    public static partial void FewOpenFiles(this ILogger log, long limit, int max, int reserve);

    [LoggerMessage(1507, LogLevel.Information, "Metrics and the admin page are at {Urls}")]
    public static partial void AdminListening(this ILogger log, string urls);

    [LoggerMessage(1508, LogLevel.Information, "Metrics and the admin page are off: admin.token is not set (GAMEEVENTS_ADMIN_TOKEN sets it)")]
    public static partial void AdminClosed(this ILogger log);

    [LoggerMessage(1509, LogLevel.Warning, "The server goes on without metrics and admin page: {Reason} Another server has {Urls}, perhaps; admin.urls moves them")]
    public static partial void AdminAddressTaken(this ILogger log, string urls, string reason);

    [LoggerMessage(1510, LogLevel.Information, "An administrator calls {Action} of {Actor} as {User}")]
    public static partial void AdminCall(this ILogger log, string action, string actor, string user);

    [LoggerMessage(1511, LogLevel.Information, "An administrator ends session {Session} of {User}")]
    public static partial void AdminKick(this ILogger log, string session, string user);

    [LoggerMessage(1512, LogLevel.Information, "Metrics and traces are sent to {Endpoint}")]
    public static partial void OtlpSending(this ILogger log, Uri endpoint);

    [LoggerMessage(1513, LogLevel.Warning, "The collector at {Endpoint} takes no {Signal}: {Reason}")]
    public static partial void OtlpFailing(this ILogger log, Uri endpoint, string signal, string reason);

    [LoggerMessage(1514, LogLevel.Information, "The collector at {Endpoint} takes {Signal} again")]
    public static partial void OtlpRecovered(this ILogger log, Uri endpoint, string signal);

    [LoggerMessage(1515, LogLevel.Warning, "Stopped at once, by a second signal")]
    public static partial void StoppedAtOnce(this ILogger log);

    [LoggerMessage(1505, LogLevel.Warning, "Stopped; what had not ended within {Timeout} was cut off")]
    public static partial void CutOff(this ILogger log, TimeSpan timeout);
}
