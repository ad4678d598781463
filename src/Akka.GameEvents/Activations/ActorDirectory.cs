using System.Collections.Concurrent;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Activations;

/// <summary>Finds actors by address, and brings into memory those that are not.</summary>
internal sealed class ActorDirectory(GameNode node, ActorSystem system)
{
    private static readonly TimeSpan OverloadRetry = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ActorAddress, Lazy<Activation>> _active = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Hands a request to the actor, creating it as the mode says.</summary>
    /// <exception cref="CodedException">There is none, or it may not be created, or its mailbox is full.</exception>
    public void Deliver(ActorRoute route, TurnRequest request)
    {
        request.Route = route;
        if (Find(route, request.Session).Ref.Tell(request) == TellResult.Rejected)
            throw new CodedException(new GameError(ErrorCodes.Overloaded, "The actor has too many requests waiting.", Retry: OverloadRetry));
    }

    /// <summary>Hands a request to the actor if it is in memory.</summary>
    public bool TryDeliver(ActorAddress address, TurnRequest request) =>
        _active.TryGetValue(address, out var activation) && activation.Value.Ref.Tell(request) == TellResult.Accepted;

    public void Remove(Activation activation)
    {
        if (_active.TryGetValue(activation.Address, out var known) && known.Value == activation && _active.TryRemove(KeyValuePair.Create(activation.Address, known)))
            Interlocked.Decrement(ref _count);
    }

    private Activation Find(ActorRoute route, GameSession? creator)
    {
        var (address, _, mode, _) = route;
        if (_active.TryGetValue(address, out var known))
        {
            return mode == CreateMode.Create
                ? throw new CodedException(ErrorCodes.ActorExists, $"{address} exists already.")
                : known.Value;
        }

        if (mode == CreateMode.Get) throw new CodedException(ErrorCodes.ActorNotFound, $"There is no {address}.");
        TakePlace(creator);
        var candidate = new Lazy<Activation>(() => Activate(route));
        var winner = _active.GetOrAdd(address, candidate);
        if (winner != candidate)
        {
            Interlocked.Decrement(ref _count);
            creator?.GiveBackCreation();
            if (mode == CreateMode.Create) throw new CodedException(ErrorCodes.ActorExists, $"{address} exists already.");
        }

        return winner.Value;
    }

    private void TakePlace(GameSession? creator)
    {
        if (creator?.TryTakeCreation(node.Actors.MaxCreatedPerSession) == false)
            throw new CodedException(GameError.LimitExceeded("actors.max-created-per-session", node.Actors.MaxCreatedPerSession));
        if (Interlocked.Increment(ref _count) <= node.Actors.Max) return;
        Interlocked.Decrement(ref _count);
        creator?.GiveBackCreation();
        throw new CodedException(new GameError(ErrorCodes.Overloaded, "The server holds as many actors as it may.", Retry: OverloadRetry));
    }

    private Activation Activate(ActorRoute route)
    {
        var activation = new Activation(route.Address, route.Type, new EventLog(route.Address, system.EventStream), route.Input);
        var props = Props.Create(() => new GameActorHost(node, activation)) with
        {
            Mailbox = () => new RequestMailbox(node.Actors.MailboxSize),
            TurnTimeout = node.Actors.ActionTimeout,
        };
        try
        {
            activation.Ref = system.ActorOf(props);
            return activation;
        }
        catch (InvalidOperationException)
        {
            throw new CodedException(new GameError(ErrorCodes.Draining, "The server is going down.", Retry: OverloadRetry));
        }
    }
}
