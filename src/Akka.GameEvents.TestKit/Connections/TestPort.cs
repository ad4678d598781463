using System.Text.Json;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.TestKit;

/// <summary>Puts what reaches a connection, or a session on a stream, into an inbox.</summary>
/// <param name="inbox">Where it goes.</param>
/// <param name="listen">The only events that the client asked for; null for all.</param>
internal sealed class TestPort(Inbox<Received> inbox, IReadOnlyList<string>? listen = null) : ConnectionPort
{
    private volatile IReadOnlyList<string>? _listen = listen;
    private volatile bool _isDropped;

    public bool IsDropped => _isDropped;

    public override void Deliver(LogEntry entry)
    {
        if (!_isDropped && (_listen is not { } names || names.Contains(entry.Name))) inbox.Add(ReceivedEvent.Read(entry.Outgoing.Frame));
    }

    public override void Restarted(Position position, RawJson snapshot) =>
        inbox.Add(new ReceivedGap(GapReason.EpochChanged, position, Element(snapshot)));

    /// <summary>Never asked for: the inbox takes everything.</summary>
    public override void Snapshot(Position position, RawJson snapshot)
    {
    }

    public override void Dropped(string code, string message)
    {
        _isDropped = true;
        inbox.Add(new ReceivedLeft(code, message));
    }

    public void Listen(IEnumerable<string> names)
    {
        if (_listen is { } known) _listen = [.. known, .. names];
    }

    public static JsonElement Element(RawJson json) => json.IsPresent ? GameJson.Element(json) : default;
}
