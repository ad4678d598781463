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
internal sealed class ActorDirectory(GameNode node, ActorSystem system, LogServices logs)
{
    private static readonly TimeSpan OverloadRetry = TimeSpan.FromSeconds(1);
    private static readonly GameError Unavailable = new(ErrorCodes.ActorUnavailable, "The actor stopped before it came to this.");
    private readonly ConcurrentDictionary<ActorAddress, Lazy<Activation>> _active = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The actors in memory, as they come and go while it is enumerated.</summary>
    public IEnumerable<Activation> Active => _active.Where(actor => actor.Value.IsValueCreated).Select(actor => actor.Value.Value);

    /// <summary>Whether the actor is in memory.</summary>
    public bool Contains(ActorAddress address) => _active.ContainsKey(address);

    /// <summary>Hands a request to the actor, creating it as the mode says.</summary>
    /// <exception cref="CodedException">There is none, or it may not be created, or its mailbox is full.</exception>
    public void Deliver(ActorRoute route, TurnRequest request)
    {
        request.Route = route;
        TellResult result;
        while (!Find(route, request).TryTell(request, out result))
        {
        }

        if (result == TellResult.Rejected)
            throw new CodedException(new GameError(ErrorCodes.Overloaded, "The actor has too many requests waiting.", Retry: OverloadRetry));
    }

    public static CodedException Exists(ActorAddress address) => new(ErrorCodes.ActorExists, $"{address} exists already.");

    /// <summary>Hands a request to the actor if it is in memory.</summary>
    public bool TryDeliver(ActorAddress address, TurnRequest request)
    {
        while (_active.TryGetValue(address, out var activation))
        {
            if (activation.Value.TryTell(request, out var result)) return result == TellResult.Accepted;
        }

        return false;
    }

    /// <summary>
    /// The actor leaves memory. The requests that it did not come to go, in their order and before any later one, to its next activation,
    /// or are all refused.
    /// </summary>
    public void Retire(Activation activation, GameError? refusal = null)
    {
        List<TurnRequest> refused = [];
        activation.Retire(rest =>
        {
            var kept = refusal is null ? rest.Where(request => request.Route is not null).ToArray() : [];
            if (kept.Length == 0 || !TryReplace(activation, kept))
            {
                kept = [];
                Remove(activation);
            }

            refused.AddRange(rest.Except(kept));
        });
        activation.Log.Close();
        foreach (var request in refused) request.Fail(refusal ?? Unavailable);
    }

    /// <summary>Forgets an actor that ended without <see cref="Retire"/>.</summary>
    public void Forget(ActorAddress address, ActorRef ended)
    {
        if (!_active.TryGetValue(address, out var known) || known.Value.Ref != ended) return;
        Remove(known.Value);
        known.Value.Log.Close();
    }

    private void Remove(Activation activation)
    {
        if (_active.TryGetValue(activation.Address, out var known) && known.Value == activation && _active.TryRemove(KeyValuePair.Create(activation.Address, known)))
            Interlocked.Decrement(ref _count);
    }

    private bool TryReplace(Activation ended, TurnRequest[] requests)
    {
        if (!_active.TryGetValue(ended.Address, out var known) || known.Value != ended) return false;
        if (TryActivate(requests[0].Route!) is not { } successor) return false;
        foreach (var request in requests) successor.TryTell(request, out _);
        _active[ended.Address] = new Lazy<Activation>(successor);
        return true;
    }

    private Activation Find(ActorRoute route, TurnRequest request)
    {
        var (address, _, mode, _) = route;
        if (_active.TryGetValue(address, out var known)) return Found(known.Value, mode, request);
        if (mode == CreateMode.Get) throw new CodedException(ErrorCodes.ActorNotFound, $"There is no {address}.");
        TakePlace(request.Session);
        request.FoundActor = false;
        var candidate = new Lazy<Activation>(() => TryActivate(route) ?? throw Draining());
        var winner = _active.GetOrAdd(address, candidate);
        if (winner == candidate) return candidate.Value;
        Interlocked.Decrement(ref _count);
        request.Session?.GiveBackCreation();
        return Found(winner.Value, mode, request);
    }

    private static Activation Found(Activation activation, CreateMode mode, TurnRequest request)
    {
        request.FoundActor = true;
        return mode != CreateMode.Create || request.MayComeAgain ? activation : throw Exists(activation.Address);
    }

    private static CodedException Draining() =>
        new(new GameError(ErrorCodes.Draining, "The server is going down.", Retry: OverloadRetry));

    private void TakePlace(GameSession? creator)
    {
        if (creator?.TryTakeCreation(node.Actors.MaxCreatedPerSession) == false)
            throw new CodedException(GameError.LimitExceeded("actors.max-created-per-session", node.Actors.MaxCreatedPerSession));
        if (Interlocked.Increment(ref _count) <= node.Actors.Max) return;
        Interlocked.Decrement(ref _count);
        creator?.GiveBackCreation();
        throw new CodedException(new GameError(ErrorCodes.Overloaded, "The server holds as many actors as it may.", Retry: OverloadRetry));
    }

    /// <summary>Null when the server goes down and makes no more actors.</summary>
    private Activation? TryActivate(ActorRoute route)
    {
        var mailbox = new RequestMailbox(node.Actors.MailboxSize);
        var activation = new Activation(route.Address, route.Type, new EventLog(route.Address, logs.Limits.With(route.Type.Log), logs), route.Input, mailbox);
        var props = Props.Create(() => new GameActorHost(node, activation)) with { Mailbox = () => mailbox, TurnTimeout = node.Actors.ActionTimeout };
        activation.Ref = system.ActorOf(props);
        return activation.Ref == system.DeadLetters ? null : activation;
    }
}
