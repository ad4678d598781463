namespace Akka.GameEvents.Client;

// From the server; all of it in turns.
internal sealed partial class ClientCore
{
    IReadOnlyList<Seen> ISessionOwner.Seen() =>
        [.. new[] { _userLog.Seen, _globalLog.Seen }.Concat(_memberships.Values.Select(each => each.Name())).OfType<Seen>()];

    void ISessionOwner.Welcomed(ServerMessage welcome)
    {
        foreach (var each in welcome.Streams)
            StreamAt(each.Address)?.Attach(each);
        if (welcome.Resumed)
            _requests.Resume(welcome.Max);
        else
            _requests.Restart(welcome.Id ?? 0, welcome.Max);
        foreach (var each in _memberships.Values.ToList())
            each.Welcome(welcome.Resumed);
        _requests.Flush();
        _emitter.Send();
    }

    void ISessionOwner.Received(ServerMessage message)
    {
        switch (message.Kind)
        {
            case MessageKind.Event or MessageKind.Gap or MessageKind.CaughtUp:
                var payload = new Payload(
                    message.Data, _json, message.Kind == MessageKind.Event ? GameErrorCodes.BadEvent : GameErrorCodes.BadResult);
                StreamAt(message.Address)?.Receive(message, payload);
                MemberOf(message)?.Receive(message, payload);
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
        _requests.Suspend();
        var unanswered = new GameError(
            GameErrorCodes.ConnectionLost, "The link was lost before the answer came; whether the call ran cannot be told.");
        if (!mayReturn)
            _requests.LoseSent(unanswered);
        else if (isSuspect)
            _requests.Poison(unanswered);
        if (!mayReturn)
        {
            _requests.DropWaiting(reason);
            _emitter.Stop(reason);
        }

        foreach (var each in _memberships.Values.ToList())
        {
            if (mayReturn)
                each.Lost(reason);
            else
                each.CloseAll(reason);
        }
    }

    private Membership? MemberOf(ServerMessage message) => _memberships.TryGetValue(message.Address, out var found) ? found : null;

    // The types of the streams are reserved: no actor has such an address.
    private StreamLog? StreamAt(string address) => address switch
    {
        "global" => _globalLog,
        _ when address.StartsWith("user/", StringComparison.Ordinal) => _userLog,
        _ => null,
    };
}
