using System.Diagnostics.Metrics;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Hosting;

/// <summary>How requests of clients were answered.</summary>
internal sealed class RequestMetrics
{
    private const string Success = "ok";
    private readonly Counter<long> _calls;
    private readonly Counter<long> _joins;

    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(NodeMeter.Name);
        _calls = meter.CreateCounter<long>("gameevents.calls", "{call}", "Calls of actions answered, by code; ok when the action succeeded.");
        _joins = meter.CreateCounter<long>("gameevents.joins", "{join}", "Joins answered, by code; ok when the client is connected.");
    }

    /// <summary>The same reply, and counted when somebody listens.</summary>
    public IReply CountCall(IReply reply) => _calls.Enabled ? new CountedReply(reply, _calls) : reply;

    /// <inheritdoc cref="CountCall"/>
    public IJoinReply CountJoin(IJoinReply reply) => _joins.Enabled ? new CountedJoin(reply, _joins) : reply;

    /// <summary>An application's own codes count as one, or their number would have no bound.</summary>
    private static void Count(Counter<long> answers, string code) =>
        answers.Add(1, new KeyValuePair<string, object?>("code", code == Success ? code : ErrorCodes.Find(code)?.Name ?? ErrorCodes.UserError));

    private sealed class CountedReply(IReply reply, Counter<long> answers) : IReply
    {
        public void Succeed(RawJson result)
        {
            Count(answers, Success);
            reply.Succeed(result);
        }

        public void Fail(GameError error)
        {
            Count(answers, error.Code);
            reply.Fail(error);
        }
    }

    private sealed class CountedJoin(IJoinReply reply, Counter<long> answers) : IJoinReply
    {
        public void Joined(JoinOutcome outcome)
        {
            Count(answers, Success);
            reply.Joined(outcome);
        }

        public void Refused(GameError error)
        {
            Count(answers, error.Code);
            reply.Refused(error);
        }
    }
}
