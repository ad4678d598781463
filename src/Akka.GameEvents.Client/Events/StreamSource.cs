namespace Akka.GameEvents.Client;

/// <summary>
/// Events that need no join: those to this client's user, on whatever device, or to everyone on the server. The first handler opens the
/// link.
/// </summary>
public sealed class StreamSource : GameEventSource
{
    private readonly ClientCore _core;

    internal StreamSource(ClientCore core)
        : base(core) =>
        _core = core;

    /// <summary>Events may be missing. Raised where handlers are called.</summary>
    public event Action<Gap>? Gap;

    // From here on, where the handlers are called.
    internal void Deliver(string name, Payload payload)
    {
        var error = EventName.IsReserved(name)
            ? new GameError(GameErrorCodes.BadEvent, $"{name}: the name is reserved.")
            : Subscriptions.Deliver(name, payload);
        if (error is not null)
            _core.Report(error);
    }

    internal void Missed(Gap gap) => Raise(Gap, gap, _core.Report);

    private protected override void Listening() => _core.Start();
}
