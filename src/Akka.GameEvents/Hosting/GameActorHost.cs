using Akka.GameEvents.Actions;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Hosting;

/// <summary>Runs a game actor inside the kernel: one incarnation of it, one request per turn.</summary>
#pragma warning disable CA1001 // the kernel ends an incarnation by its hooks, which dispose what it owns
internal sealed partial class GameActorHost : Actor
#pragma warning restore CA1001
{
    private readonly CallChain _ownChain;
    private AsyncServiceScope? _services;

    public GameActorHost(GameNode node, Activation activation)
    {
        Node = node;
        Activation = activation;
        _ownChain = new CallChain(activation.Address, null);
        Turn = new Turn(this);
    }

    public GameNode Node { get; }

    public Activation Activation { get; }

    public Turn Turn { get; }

    /// <summary>The incarnation; made by its first turn.</summary>
    public GameActor Actor { get; private set; } = null!;

    public ConnectionTable Connections { get; } = new();

    /// <summary>False once the turn in progress was abandoned or the incarnation replaced: nothing it does takes effect any more.</summary>
    public bool IsCurrent => Context.IsCurrent;

    public CancellationToken TurnCancellation => Context.TurnCancellation;

    /// <summary>Does something to what outlives the incarnation; the turn cannot be abandoned meanwhile.</summary>
    /// <exception cref="InvalidOperationException">It was abandoned before.</exception>
    public void Apply<T>(Action<T> effect, T subject)
    {
        if (!Context.TryEnter()) throw TurnOver();
        try
        {
            effect(subject);
        }
        finally
        {
            Context.Exit();
        }
    }

    public static InvalidOperationException TurnOver() =>
        new("The turn is over: emit inside a turn, or open a scope with Background.");

    /// <summary>Makes the game developer's object, with the views of who is connected.</summary>
    public void CreateActor()
    {
        var services = Node.Services.CreateAsyncScope();
        _services = services;
        Actor = Activation.Type.Create(services.ServiceProvider);
        Actor.Enter(this);
        foreach (var member in Activation.Members) Connections.Add(Actor.View(member));
    }

    /// <summary>Lets a newcomer in as far as this turn goes; it stays when the turn succeeds.</summary>
    public Connection Admit(Member member)
    {
        var view = Actor.View(member);
        Connections.Add(view);
        return view;
    }

    /// <summary>Makes a newcomer a member, live from here on.</summary>
    public void Join(Member member, Action<Position> announce)
    {
        Activation.Members.Add(member);
        member.Slot = Activation.Log.Attach(member.Port, announce);
    }

    public void Dismiss(Connection connection)
    {
        var member = connection.Member;
        Connections.Remove(connection);
        Activation.Members.Remove(member);
        if (member.Slot == Member.NotLive) return;
        Activation.Log.Detach(member.Slot);
        member.Slot = Member.NotLive;
    }

    /// <summary>Tells the actor that the client is back; nothing when there is none, or the actor knows.</summary>
    public ValueTask ResumeAsync(Connection? connection, bool recovered)
    {
        if (connection is not { IsLinked: false }) return default;
        Apply(member => member.IsLinked = true, connection.Member);
        return Actor.ResumedAsync(connection, recovered);
    }

    public RawJson Snapshot(Connection connection) => Actor.SnapshotFor(connection) is { } snapshot ? GameJson.Encode(snapshot) : default;

    public void RequireListen(Connection connection, IReadOnlyList<string>? names)
    {
        foreach (var name in names ?? [])
        {
            if (!Actor.MayListen(connection, name))
                throw new CodedException(ErrorCodes.Forbidden, $"This connection may not listen to '{name}'.");
        }
    }

    public void PublishStaged(bool succeeded)
    {
        using var departure = Departure.Of(Turn.Session);
        Node.Publisher.Publish(Activation, Turn.Outcome(succeeded));
    }

    /// <summary>Runs an action, with the filters around it.</summary>
    public async ValueTask<RawJson> InvokeAsync(TurnRequest request, ActionMethod action, RawJson arguments)
    {
        var filters = Activation.Type.Filters;
        if (filters.IsEmpty && !action.NeedsServices) return await action.InvokeAsync(Actor, arguments, null, Context).ConfigureAwait(true);
        await using var scope = Node.Services.CreateAsyncScope();
        var context = new ActionContext(this, request, action.Name, arguments, scope.ServiceProvider);
        await filters.RunAsync(
            context,
            async () => context.RawResult = await action.InvokeAsync(Actor, context.RawArguments, context.Services, Context).ConfigureAwait(true)).ConfigureAwait(true);
        return context.RawResult.IsPresent ? context.RawResult : RawJson.Null;
    }

    /// <summary>Asks for a turn of this incarnation from outside of turns; when it has stopped, nothing happens.</summary>
    public bool Enqueue(TurnRequest request)
    {
        if (Stopping.IsCancellationRequested) return false;
        request.Incarnation = this;
        return Activation.Ref.Tell(request) == TellResult.Accepted;
    }
}
