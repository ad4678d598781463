namespace Akka.GameEvents.Client;

/// <summary>
/// The session's one membership in one actor, shared by all that connect to it. Each of them joins for itself, since the answer to a join
/// is the only snapshot that fits the events after it; the server takes a second join as a question, not as a second member. Its methods
/// are turns.
/// </summary>
internal sealed class Membership(string address, Requests requests, Timers timers, Action emptied)
{
    private readonly List<Member> _members = [];
    private State _state = State.Away;
    private Position? _position;
    private Join? _rejoin; // with the params of who joined first, creating the actor if anyone here would
    private IDisposable? _retry;

    private enum State
    {
        Away,
        Joining,
        Joined,
    }

    public bool IsJoined => _state == State.Joined;

    public void Attach(Member member, bool isLinked)
    {
        _members.Add(member);
        if (isLinked)
            Ask(member.Join, [member]);
    }

    /// <summary>A fresh session has begun: those that were in come back with one join, the others join as they wanted to.</summary>
    public void JoinAll()
    {
        ComeBack();
        foreach (var each in _members.ToList())
        {
            if (each.State == MemberState.New)
                Ask(each.Join, [each]);
        }
    }

    public void Detach(Member member, GameError disposed)
    {
        if (!_members.Remove(member))
            return;
        requests.DropWaiting(disposed, member);
        if (_members.Count > 0)
            return;
        if (_state != State.Away)
            requests.Send(new LeaveRequest(address));
        Empty();
    }

    public void Event(ServerMessage message, Payload payload)
    {
        if (_position?.TryAdvance(message.Sequence) == false)
            return;
        foreach (var each in _members)
            each.Event(message, payload);
    }

    public void Gap(ServerMessage message)
    {
        Move(message);
        foreach (var each in _members)
            each.Gap(message);
    }

    public void CaughtUp(ServerMessage message) => Move(message);

    /// <summary>The actor ended the membership. Who has just asked to join is not meant.</summary>
    public void Drop(ServerMessage message)
    {
        if (_state != State.Joined)
            return;
        var joined = _members.FindAll(each => each.State == MemberState.In);
        _state = joined.Count < _members.Count ? State.Joining : State.Away;
        Close(new GameError(message.Code ?? GameErrorCodes.ConnectionLost, message.Message ?? "The actor ended the connection."), joined);
    }

    public void Lost(GameError reason)
    {
        _retry?.Dispose();
        _state = State.Away;
        foreach (var each in _members)
            each.Lost(reason);
    }

    public void CloseAll(GameError error) => Close(error, [.. _members]);

    /// <summary>The whole client is let go of.</summary>
    public void EndAll(GameError error)
    {
        foreach (var each in _members)
            each.End(error);
        _members.Clear();
        Empty();
    }

    private void Close(GameError error, List<Member> members)
    {
        _members.RemoveAll(members.Contains);
        if (_members.Count == 0)
            Empty();
        foreach (var each in members)
        {
            each.Close(error);
            requests.DropWaiting(error, each);
        }
    }

    private void ComeBack()
    {
        var members = _members.FindAll(each => each.State == MemberState.Lost);
        if (members.Count > 0 && _rejoin is not null)
            Ask(_rejoin, members);
    }

    private void Ask(Join join, List<Member> members)
    {
        if (_state == State.Away)
            _state = State.Joining;
        requests.Send(new JoinRequest(
            join,
            answer =>
            {
                if (answer.Kind == MessageKind.Joined)
                    Joined(answer, members.FindAll(_members.Contains));
                else
                    Refused(answer.ToError(), members.FindAll(_members.Contains));
            },
            error =>
            {
                // Asked again, a create that did happen would be refused as somebody else's.
                if (join.Mode == ActorMode.Create)
                    Close(error, members.FindAll(_members.Contains));
            }));
    }

    private void Joined(ServerMessage answer, List<Member> members)
    {
        if (_members.Count == 0)
            return;
        var gap = GapReasons.Between(_position, answer.Epoch);
        Move(answer);
        _state = State.Joined;
        foreach (var each in members)
        {
            var mayCreate = each.Join.Mode != ActorMode.Get || _rejoin?.Mode == ActorMode.GetOrCreate;
            _rejoin = (_rejoin ?? each.Join).In(mayCreate ? ActorMode.GetOrCreate : ActorMode.Get);
            each.Joined(answer, gap);
        }

        requests.Flush();
    }

    private void Refused(GameError error, List<Member> members)
    {
        if (error.Retry is { } retry && members.Exists(each => each.State == MemberState.Lost))
        {
            // Too busy to take them back is no refusal.
            _retry?.Dispose();
            _retry = timers.After(Backoff.Bounded(retry), ComeBack);
            return;
        }

        Close(error, members);
    }

    private void Move(ServerMessage message) => _position = new Position(message.Epoch, message.Sequence ?? 0);

    private void Empty()
    {
        _retry?.Dispose();
        emptied();
    }
}
