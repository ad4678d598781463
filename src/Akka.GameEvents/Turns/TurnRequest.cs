using System.Diagnostics;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Turns;

/// <summary>
/// Something that an actor is asked to do in one turn. It runs, then what it staged leaves, then it is answered: exactly once, however
/// the turn ends.
/// </summary>
internal abstract class TurnRequest
{
    private int _answered;

    /// <summary>The session on whose behalf the turn runs, if any.</summary>
    public GameSession? Session { get; init; }

    /// <summary>The session's connection in the actor; set when the turn begins.</summary>
    public Connection? Caller { get; set; }

    /// <summary>The only incarnation that may run the request; null for any. Timers and scopes die with theirs.</summary>
    public GameActorHost? Incarnation { get; set; }

    /// <summary>Whether the request comes from a client, and so counts against <c>actors.mailbox-size</c>.</summary>
    public virtual bool IsFromClient => false;

    /// <summary>Where the request goes; set by the directory. Requests of the actor's own have none.</summary>
    public ActorRoute? Route { get; set; }

    /// <summary>How often the request has come back from an actor that had just stopped.</summary>
    public int Redeliveries { get; set; }

    /// <summary>The actors whose turns wait for this one; null when none does.</summary>
    public virtual CallChain? Callers => null;

    /// <summary>The span that the turn's hangs below; null when the turn begins a trace.</summary>
    public virtual Activity? Cause => null;

    /// <summary>Names the request in logs.</summary>
    public abstract string Describe { get; }

    /// <summary>What sort of turn it is, in metrics and traces: one of a few words.</summary>
    public abstract string Kind { get; }

    /// <summary>The action that it runs; null when it runs none.</summary>
    public virtual string? Action => null;

    /// <summary>Whether the actor is in use by it, and so stays in memory.</summary>
    public virtual bool IsUse => true;

    /// <summary>Whether the request may reach an actor that it was to create: it may have been sent again, and sees for itself.</summary>
    public virtual bool MayComeAgain => false;

    /// <summary>Whether the actor was there before the request; set by the directory.</summary>
    public bool FoundActor { get; set; }

    /// <summary>The connection on whose behalf the turn runs.</summary>
    public virtual Connection? FindCaller(GameActorHost host) => Session is null ? null : host.Connections.Find(Session);

    /// <summary>The part that the actor's code runs in.</summary>
    public abstract ValueTask RunAsync(GameActorHost host);

    /// <summary>After a successful run: lets out what was staged.</summary>
    public virtual void Publish(GameActorHost host) => host.PublishStaged(succeeded: true);

    public void Succeed()
    {
        if (Interlocked.Exchange(ref _answered, 1) == 0) OnSucceeded();
    }

    public void Fail(GameError error)
    {
        if (Interlocked.Exchange(ref _answered, 1) == 0) OnFailed(error);
    }

    protected virtual void OnSucceeded()
    {
    }

    protected virtual void OnFailed(GameError error)
    {
    }
}
