namespace Akka.GameEvents.Client;

/// <summary>
/// How far the client is in a stream, in turns; what it has to tell goes to the application's <see cref="StreamSource"/> in order.
/// </summary>
internal sealed class StreamLog(StreamSource stream, Dispatcher dispatcher)
{
    private string _address = "";
    private Position? _position;

    /// <summary>For a hello; null before the first welcome.</summary>
    public Seen? Seen => _position?.Of(_address);

    /// <summary>Where a welcome says that the stream stands. What hello has named goes on from there, and is caught up with.</summary>
    public void Attach(Seen at)
    {
        if (_address == at.Address)
            return;
        _address = at.Address;
        _position = new Position(at.Epoch, at.Sequence);
    }

    public void Receive(ServerMessage message, Payload payload)
    {
        if (message.Address != _address)
            return;
        if (message.Kind == MessageKind.Event)
        {
            if (_position!.TryAdvance(message.Sequence))
                dispatcher.Post(() => stream.Deliver(message.Name, payload));
            return;
        }

        _position = new Position(message.Epoch, message.Sequence ?? 0);
        if (message.Kind == MessageKind.Gap)
            dispatcher.Post(() => stream.Missed(new Gap(message.Reason ?? GapReasons.PositionUnknown, payload)));
    }
}
