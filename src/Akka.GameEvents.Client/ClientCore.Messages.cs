namespace Akka.GameEvents.Client;

// From the server; all of it in turns.
internal sealed partial class ClientCore
{
    void ISessionOwner.Welcomed(ServerMessage welcome)
    {
        _requests.Restart(welcome.Id ?? 0, welcome.Max);
        _isOpen = true;
        foreach (var each in _memberships.Values.ToList())
            each.JoinAll();
        _requests.Flush();
        foreach (var each in welcome.Streams)
            StreamAt(each.Address)?.Attach(each);
    }

    void ISessionOwner.Received(ServerMessage message)
    {
        switch (message.Kind)
        {
            case MessageKind.Event:
                var payload = new Payload(message.Data, _json, GameErrorCodes.BadEvent);
                StreamAt(message.Address)?.Event(message, payload);
                MemberOf(message)?.Event(message, payload);
                break;
            case MessageKind.Gap:
                StreamAt(message.Address)?.Gap(message);
                MemberOf(message)?.Gap(message);
                break;
            case MessageKind.CaughtUp:
                StreamAt(message.Address)?.CaughtUp(message);
                MemberOf(message)?.CaughtUp(message);
                break;
            case MessageKind.Left when message.Id is null:
                MemberOf(message)?.Drop(message);
                break;
            case MessageKind.Error when message.Id is null:
                var error = message.ToError();
                Dispatcher.Post(() => Report(error));
                break;
            case MessageKind.Joined or MessageKind.Left or MessageKind.Result or MessageKind.Error or MessageKind.Ok:
                _requests.Answer(message);
                break;
        }
    }

    void ISessionOwner.Lost(GameError reason, bool mayReturn, bool isSuspect)
    {
        _isOpen = false;
        if (isSuspect)
        {
            _requests.LoseSent(new GameError(
                GameErrorCodes.ConnectionLost, "The link was lost before the answer came; whether the call ran cannot be told."));
        }

        if (!mayReturn)
            _requests.DropWaiting(reason);
        foreach (var each in _memberships.Values.ToList())
        {
            if (mayReturn)
                each.Lost(reason);
            else
                each.CloseAll(reason);
        }
    }

    void ISessionOwner.Changed(LinkState state) => Dispatcher.Post(() => _changed(state));

    private Membership? MemberOf(ServerMessage message) => _memberships.TryGetValue(message.Address, out var found) ? found : null;

    // The types of the streams are reserved: no actor has such an address.
    private StreamLog? StreamAt(string address) => address switch
    {
        "global" => _globalLog,
        _ when address.StartsWith("user/", StringComparison.Ordinal) => _userLog,
        _ => null,
    };
}
