namespace Akka.GameEvents.Client;

/// <summary>
/// The session's one membership in one actor, shared by all that connect to it. Each of them joins for itself, since the answer to a join
/// is the only snapshot that fits the events after it; the server takes a second join as a question, not as a second member. Its methods
/// are turns.
/// </summary>
internal sealed class Membership(string address, Requests requests, Timers timers, Action emptied)
{
    private readonly List<Member> _members = [];
    private State _state = State.Out;
    private int _asking; // joins that are unanswered
    private Join? _rejoin; // with the params of who joined first, creating the actor if anyone here would
    private IDisposable? _retry;

    private enum State
    {
        Out,

        /// <summary>The session is a member, as far as the server has said; it stays one while the link is down.</summary>
        In,

        /// <summary>In, and the latest hello has named the actor, so that what was missed will follow.</summary>
        Named,
    }

    public bool IsJoined => _state != State.Out;

    /// <summary>For a hello: from where on the replay must begin; null when there is nothing to go on with.</summary>
    public Seen? Name()
    {
        var position = IsJoined ? LeastPosition() : null;
        if (IsJoined)
            _state = position is null ? State.In : State.Named;
        return position?.Of(address);
    }

    public void Attach(Member member)
    {
        _members.Add(member);
        if (requests.IsOpen)
            Ask(member.Join, [member]);
    }

    /// <summary>
    /// A new link. After a resume the membership goes on, and unanswered joins have been sent again. Otherwise those that were in come back
    /// with one join, and the others join as they wanted to.
    /// </summary>
    public void Welcome(bool resumed)
    {
        if (!resumed)
            _state = State.Out;
        if (_state != State.Named)
            ComeBack();
        foreach (var each in _members.FindAll(each => each is { Position: null, IsJoining: false }))
            Ask(each.Join, [each]);
    }

    public void Detach(Member member, GameError disposed)
    {
        if (!_members.Remove(member))
            return;
        requests.DropWaiting(disposed, member);
        if (_members.Count > 0)
            return;
        if (IsJoined || _asking > 0)
            requests.Send(new LeaveRequest(address));
        Empty();
    }

    public void Receive(ServerMessage message, Payload payload)
    {
        foreach (var each in _members)
            each.Receive(message, payload);
    }

    /// <summary>The actor ended the membership. Who has just asked to join is not meant.</summary>
    public void Drop(ServerMessage message)
    {
        if (!IsJoined)
            return;
        _state = State.Out;
        Close(
            new GameError(message.Code ?? GameErrorCodes.ConnectionLost, message.Message ?? "The actor ended the connection."),
            _members.FindAll(each => each.Position is not null));
    }

    public void Lost(GameError reason)
    {
        _retry?.Dispose();
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

    /// <summary>Of the member that is farthest behind: the others drop what they have.</summary>
    private Position? LeastPosition()
    {
        Position? least = null;
        foreach (var each in _members)
        {
            if (each.Position is { } position && (least is null || position.Sequence < least.Sequence))
                least = position;
        }

        return least;
    }

    private void ComeBack()
    {
        var away = _members.FindAll(each => each is { Position: not null, IsJoining: false });
        if (away.Count > 0 && _rejoin is not null)
            Ask(_rejoin, away, LeastPosition());
    }

    private void Ask(Join join, List<Member> members, Position? seen = null)
    {
        _asking++;
        foreach (var each in members)
            each.Asked();
        requests.Send(new JoinRequest(
            join,
            seen,
            answer =>
            {
                _asking--;
                if (answer.Kind == MessageKind.Joined)
                    Joined(answer, members.FindAll(_members.Contains));
                else
                    Refused(answer.ToError(), members.FindAll(_members.Contains));
            },
            error =>
            {
                _asking--;
                foreach (var each in members)
                    each.Unanswered();

                // Asked again, a create that did happen would be refused as somebody else's.
                if (join.Mode == ActorMode.Create)
                    Close(error, members.FindAll(_members.Contains));
            }));
    }

    private void Joined(ServerMessage answer, List<Member> members)
    {
        if (_members.Count == 0)
            return;
        // What waits for the answer to a join may not be where the events are.
        var isUnderWay = IsJoined;
        var position = _members.Find(each => each is { Position: not null, IsJoining: false })?.Position;
        if (_state == State.Out)
            _state = State.In;
        var torn = new List<Member>();
        foreach (var each in members)
        {
            var mayCreate = each.Join.Mode != ActorMode.Get || _rejoin?.Mode == ActorMode.GetOrCreate;
            _rejoin = (_rejoin ?? each.Join).In(mayCreate ? ActorMode.GetOrCreate : ActorMode.Get);
            if (!each.Joined(answer, isUnderWay ? (each.Position ?? position)?.Epoch : null))
                torn.Add(each);
        }

        if (torn.Count > 0)
            Ask(_rejoin!, torn);
        requests.Flush();
    }

    private void Refused(GameError error, List<Member> members)
    {
        foreach (var each in members)
            each.Unanswered();
        if (error.Retry is { } retry && members.Exists(each => each.Position is not null))
        {
            // Too busy to take them back is no refusal.
            _retry?.Dispose();
            _retry = timers.After(Backoff.Bounded(retry), ComeBack);
            return;
        }

        Close(error, members);
    }

    private void Empty()
    {
        _retry?.Dispose();
        emptied();
    }
}
