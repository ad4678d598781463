using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>
/// How far the client is in a stream, in turns; what it has to tell goes to the application's <see cref="StreamSource"/> in order.
/// </summary>
internal sealed class StreamLog(StreamSource stream, Dispatcher dispatcher, JsonSerializerOptions json)
{
    private string _address = "";
    private Position? _position;

    /// <summary>A new session starts at the given position. What lies between the old one and it is lost.</summary>
    public void Attach(StreamPosition at)
    {
        var before = _address == at.Address ? _position : null;
        _address = at.Address;
        if (before?.Epoch == at.Epoch && at.Sequence <= before.Sequence)
            return;
        _position = new Position(at.Epoch, at.Sequence);
        if (before is not null)
            Tell(GapReasons.Between(before, at.Epoch));
    }

    public void Event(ServerMessage message, Payload payload)
    {
        if (_position?.TryAdvance(message.Sequence) != false)
            dispatcher.Post(() => stream.Deliver(message.Name, payload));
    }

    public void Gap(ServerMessage message)
    {
        CaughtUp(message);
        Tell(message.Reason ?? GapReasons.PositionUnknown);
    }

    public void CaughtUp(ServerMessage message) => _position = new Position(message.Epoch, message.Sequence ?? 0);

    private void Tell(string reason)
    {
        var gap = new Gap(reason, new Payload(default, json, GameErrorCodes.BadResult));
        dispatcher.Post(() => stream.Missed(gap));
    }
}
