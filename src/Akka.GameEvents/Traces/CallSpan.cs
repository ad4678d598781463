using System.Diagnostics;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Traces;

/// <summary>
/// The reply to a call, and with it the call's span: from the request to the answer, so it holds the time in the actor's mailbox. Its tags are
/// those of OpenTelemetry's conventions for remote procedure calls
/// (https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans).
/// </summary>
internal sealed class CallSpan : IReply
{
    public const string OperationName = "gameevents.call";

    /// <summary>What the conventions say in place of a name that only the caller knows.</summary>
    private const string UnknownMethod = "_OTHER";
    private const string Success = "ok";

    private readonly IReply _reply;
    private readonly Activity? _span;

    private CallSpan(IReply reply, Activity? span, Activity cause)
    {
        _reply = reply;
        _span = span;
        Cause = cause;
    }

    /// <summary>What the call's turn hangs below: the span, or that of the caller when a sampler left this one out.</summary>
    public Activity Cause { get; }

    /// <summary>
    /// The same reply, and traced when somebody listens. A client's call begins a trace: what is current in its link's reader is, if
    /// anything, the request that opened the link, and that may be hours ago.
    /// </summary>
    public static IReply OfClient(ActorCatalog types, ActorAddress address, string action, IReply reply) =>
        GameTraces.Source.HasListeners() ? Begin(ActivityKind.Server, null, types.TryFind(address), action, reply) : reply;

    /// <summary>The same reply, and traced when somebody listens, below what the calling code is part of.</summary>
    public static IReply OfServer(ActorType type, string action, IReply reply) =>
        GameTraces.Source.HasListeners() ? Begin(ActivityKind.Internal, Activity.Current, type, action, reply) : reply;

    public void Succeed(RawJson result)
    {
        End(null);
        _reply.Succeed(result);
    }

    public void Fail(GameError error)
    {
        End(error.Code);
        _reply.Fail(error);
    }

    private static IReply Begin(ActivityKind kind, Activity? parent, ActorType? type, string action, IReply reply)
    {
        // The caller goes on and is no part of the call.
        var callers = ExecutionContext.Capture();
        if (parent is null) Activity.Current = null;
        var span = GameTraces.Source.StartActivity(OperationName, kind);
        if (callers is not null) ExecutionContext.Restore(callers);
        if (span?.IsAllDataRequested == true) Describe(span, type, action);
        return (span ?? parent) is { } cause ? new CallSpan(reply, span, cause) : reply;
    }

    private static void Describe(Activity span, ActorType? type, string action)
    {
        var method = type?.Actions.ContainsKey(action) == true ? $"{type.Name}/{action}" : UnknownMethod;
        span.DisplayName = method == UnknownMethod ? "call" : method;
        span.SetTag("rpc.system.name", "gameevents");
        span.SetTag("rpc.method", method);
    }

    private void End(string? code)
    {
        if (_span is null) return;
        _span.SetTag("rpc.response.status_code", code ?? Success);
        if (code is not null) _span.Fail(code);

        // Stopping it makes current what was so where it began; here that is somebody else's.
        var answerers = ExecutionContext.Capture();
        _span.Stop();
        if (answerers is not null) ExecutionContext.Restore(answerers);
    }
}
