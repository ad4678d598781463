using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders;

/// <summary>What forwarders write into the log: event ids 1400 to 1499. Never a property of an event, nor a receiver's words.</summary>
internal static partial class ForwardersLog
{
    [LoggerMessage(1400, LogLevel.Warning, "The forwarder '{Forwarder}' could not send a batch: {Reason}, {Failures} in a row; it tries again after {Delay}")]
    public static partial void Retrying(this ILogger log, string forwarder, string reason, int failures, TimeSpan delay);

    [LoggerMessage(1401, LogLevel.Error, "The forwarder '{Forwarder}' tries nothing for {Pause}: too many attempts have failed")]
    public static partial void Pausing(this ILogger log, string forwarder, TimeSpan pause);

    [LoggerMessage(1402, LogLevel.Information, "The forwarder '{Forwarder}' sends again")]
    public static partial void Resumed(this ILogger log, string forwarder);

    [LoggerMessage(1403, LogLevel.Error, "{Events} events of '{Consumer}' failed for good, {Reason}: they are in {File}")]
    public static partial void DeadLettered(this ILogger log, int events, string consumer, string reason, string file);

    [LoggerMessage(1404, LogLevel.Error, "{Events} events of '{Consumer}' failed for good, {Reason}, and are lost: {File} is full")]
    public static partial void DeadLettersFull(this ILogger log, int events, string consumer, string reason, string file);

    [LoggerMessage(1405, LogLevel.Error, "{Events} events of '{Consumer}' failed for good, {Reason}, and are lost: {File} cannot be written")]
    public static partial void DeadLettersFailed(this ILogger log, Exception exception, int events, string consumer, string reason, string file);

    [LoggerMessage(1406, LogLevel.Critical, "The forwarder '{Forwarder}' has failed, and sends nothing any more")]
    public static partial void PumpFailed(this ILogger log, Exception exception, string forwarder);
}
