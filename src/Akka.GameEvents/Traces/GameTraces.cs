using System.Diagnostics;

namespace Akka.GameEvents;

/// <summary>
/// Where the server's traces come from: calls, the turns that run them, and the events that leave in those. Nothing is recorded, and nothing
/// allocated, while nobody listens to the source.
/// </summary>
public static class GameTraces
{
    /// <summary>The name of the <see cref="ActivitySource"/>, for OpenTelemetry's <c>AddSource</c> or an <see cref="ActivityListener"/>.</summary>
    public const string SourceName = "Akka.GameEvents";

    internal const string ErrorType = "error.type";

    internal static readonly ActivitySource Source = new(SourceName);

    /// <summary>What a new span would hang below; null while nobody listens.</summary>
    internal static Activity? Current => Source.HasListeners() ? Activity.Current : null;

    /// <summary>Marks a span as failed: by its code, for a text may hold what nobody else should read.</summary>
    internal static void Fail(this Activity span, string code)
    {
        span.SetTag(ErrorType, code);
        span.SetStatus(ActivityStatusCode.Error, code);
    }
}
