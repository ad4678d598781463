using System.Diagnostics;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Traces;

/// <summary>A turn's span: until its events have left. Disposing ends it if it has not ended yet, as that of a turn which was abandoned.</summary>
internal readonly struct TurnSpan : IDisposable
{
    public const string OperationName = "gameevents.turn";

    private readonly Activity? _span;

    private TurnSpan(Activity? span) => _span = span;

    /// <summary>Makes the span current in the turn's flow, where what the actor's code does hangs below it; the flow ends with the turn.</summary>
    public static TurnSpan Begin(ActorType type, TurnRequest request)
    {
        if (!GameTraces.Source.HasListeners()) return default;
        // Current even when a sampler leaves the span out: what comes below must see that it is part of a trace that was left out.
        Activity.Current = request.Cause is { IsStopped: false } cause ? cause : null;
        var span = GameTraces.Source.StartActivity(OperationName, ActivityKind.Internal, request.Cause?.Context ?? default);
        if (span?.IsAllDataRequested == true)
        {
            span.DisplayName = $"turn {type.Name}/{request.Action ?? request.Kind}";
            span.SetTag("gameevents.actor.type", type.Name);
            span.SetTag("gameevents.turn.kind", request.Kind);
            span.SetTag("gameevents.action", request.Action);
        }

        return new TurnSpan(span);
    }

    /// <param name="error">Why the turn failed; null when it succeeded.</param>
    public void End(GameError? error)
    {
        if (_span is null) return;
        if (error is not null) _span.Fail(error.Code);
        _span.Stop();
    }

    public void Dispose()
    {
        if (_span is not { IsStopped: false }) return;
        _span.Fail(ErrorCodes.ActionTimeout);
        _span.Stop();
    }
}
