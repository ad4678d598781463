using System.Diagnostics;
using Akka.GameEvents.Emits;

namespace Akka.GameEvents.Traces;

/// <summary>An event's span: its way into the log and out to the queues of all who receive it here.</summary>
internal static class EmitSpan
{
    public const string OperationName = "gameevents.emit";

    /// <summary>Ends when the answer is disposed; null when nobody listens.</summary>
    public static Activity? Begin(in StagedEvent staged)
    {
        if (!GameTraces.Source.HasListeners()) return null;
        var span = GameTraces.Source.StartActivity(OperationName, ActivityKind.Producer);
        if (span?.IsAllDataRequested != true) return span;
        span.DisplayName = $"emit {staged.Contract.Name}";
        span.SetTag("gameevents.event.name", staged.Contract.Name);
        span.SetTag("gameevents.audience", AudienceOf(staged.To.Kind));
        return span;
    }

    private static string AudienceOf(AudienceKind kind) => kind switch
    {
        AudienceKind.EveryoneBut => "everyone_but",
        AudienceKind.Some => "some",
        AudienceKind.Users => "users",
        AudienceKind.Global => "global",
        _ => "everyone",
    };
}
