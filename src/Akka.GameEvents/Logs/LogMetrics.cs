using System.Diagnostics.Metrics;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Logs;

/// <summary>What the logs keep and give up.</summary>
internal sealed class LogMetrics
{
    private readonly Counter<long> _trimmed;
    private readonly Counter<long> _streamsGivenUp;

    public LogMetrics(IMeterFactory meters, LogBudget budget)
    {
        var meter = meters.Create(NodeMeter.Name);
        meter.CreateObservableUpDownCounter("gameevents.log.bytes", () => budget.UsedBytes, "By", "Bytes of events that logs keep, out of log.total-max-bytes.");
        _trimmed = meter.CreateCounter<long>("gameevents.log.trimmed", "{event}", "Events that logs gave up, for their age or for newer ones.");
        _streamsGivenUp = meter.CreateCounter<long>(
            "gameevents.log.streams_given_up", "{stream}", "Users' streams that were given up with events in them, because there were more than log.max-user-streams.");
    }

    public void Trimmed() => _trimmed.Add(1);

    public void StreamGivenUp() => _streamsGivenUp.Add(1);
}
