using Akka.GameEvents.Actors;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents.Activations;

/// <summary>One actor while it is in memory: what outlives a restart of its code.</summary>
internal sealed class Activation(ActorAddress address, ActorType type, EventLog log, RawJson input, RequestMailbox mailbox)
{
    private readonly Lock _gate = new();
    private bool _retired;

    public ActorAddress Address { get; } = address;

    public ActorType Type { get; } = type;

    public EventLog Log { get; } = log;

    /// <summary>What the creator handed to <c>OnCreate</c>.</summary>
    public RawJson Input { get; } = input;

    public RequestMailbox Mailbox { get; } = mailbox;

    /// <summary>The members in the order in which they joined; touched only by the actor's turns.</summary>
    public List<Member> Members { get; } = [];

    /// <summary>How many members there are; may be asked from anywhere, and is then as of about now.</summary>
    public int ConnectionCount => Members.Count;

    public ActorRef Ref { get; set; } = null!;

    /// <summary>Why the actor could not start, or start again; what is asked of it is refused with this, and then it ends.</summary>
    public GameError? Refusal { get; set; }

    /// <summary>Hands the actor a request; false when it has ended, and the request belongs to whoever follows it.</summary>
    public bool TryTell(TurnRequest request, out TellResult result)
    {
        lock (_gate)
        {
            result = _retired ? TellResult.Dead : Ref.Tell(request);
            return !_retired;
        }
    }

    /// <summary>Takes no more requests. For the actor's last turn.</summary>
    /// <param name="handOver">Gets those it did not come to, before anybody is told that it has ended.</param>
    public void Retire(Action<IReadOnlyList<TurnRequest>> handOver)
    {
        lock (_gate)
        {
            if (_retired) return;
            _retired = true;
            handOver([.. Rest()]);
        }
    }

    private IEnumerable<TurnRequest> Rest()
    {
        while (Mailbox.TryDequeue(out var envelope))
        {
            if (envelope.Message is TurnRequest request) yield return request;
        }
    }
}
