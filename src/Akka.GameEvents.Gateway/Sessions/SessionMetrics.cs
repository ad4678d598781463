using System.Diagnostics.Metrics;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Gateway.Sessions;

/// <summary>The sessions that there are, and the coming and going of them.</summary>
internal sealed class SessionMetrics
{
    private readonly Counter<long> _opened;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _resumed;

    public SessionMetrics(IMeterFactory meters, SessionTable sessions, ParkedSessions parked)
    {
        var meter = meters.Create(OutboundMetrics.MeterName);
        meter.CreateObservableUpDownCounter("gameevents.sessions", () => sessions.Count, "{session}", "Sessions, also those that are parked.");
        meter.CreateObservableUpDownCounter("gameevents.sessions.parked", () => parked.Count, "{session}", "Sessions that wait for their clients to come back.");
        _resumed = meter.CreateCounter<long>("gameevents.sessions.resumed", "{session}", "Sessions that their clients came back to.");
        _opened = meter.CreateCounter<long>("gameevents.sessions.opened", "{session}", "Sessions opened.");
        _ended = meter.CreateCounter<long>("gameevents.sessions.ended", "{session}", "Sessions ended, by reason.");
    }

    public void Opened() => _opened.Add(1);

    public void Resumed() => _resumed.Add(1);

    public void Ended(EndReason reason) => _ended.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
}
