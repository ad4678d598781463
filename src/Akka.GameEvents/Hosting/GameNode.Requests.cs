using Akka.GameEvents.Actions;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.Traces;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Hosting;

/// <summary>What sessions ask of actors. Every request is answered once, through its reply, on whatever thread.</summary>
internal sealed partial class GameNode
{
    public void Join(GameSession session, ActorAddress address, CreateMode mode, RawJson input, JoinContent content, ConnectionPort port, IJoinReply reply)
    {
        reply = Requests.CountJoin(reply);
        try
        {
            var route = new ActorRoute(address, Types.Find(address), mode, input);
            Directory.Deliver(route, new JoinTurn(port, content, reply) { Session = session });
        }
        catch (CodedException e)
        {
            reply.Refused(e.Error);
        }
    }

    public void Call(GameSession session, ActorAddress address, CreateMode mode, string action, RawJson arguments, IReply reply)
    {
        reply = CallSpan.OfClient(Types, address, action, Requests.CountCall(reply));
        try
        {
            var type = Types.Find(address);
            var method = Permitted(type, action, session.User);
            Directory.Deliver(new ActorRoute(address, type, mode, default), new CallTurn(method, arguments, reply) { Session = session });
        }
        catch (CodedException e)
        {
            reply.Fail(e.Error);
        }
    }

    /// <summary>A call of the server's own code: access rules do not apply.</summary>
    public void CallFromServer(ActorAddress address, ActorType type, ActionCall call, CallChain? callers, IReply reply)
    {
        reply = CallSpan.OfServer(type, call.Action, reply);
        try
        {
            if (callers?.Contains(address) == true)
                throw new CodedException(ErrorCodes.CallCycle, $"{address} waits for the turn that calls {type.Name}.{call.Action}.");
            Directory.Deliver(new ActorRoute(address, type, CreateMode.GetOrCreate, default), new CallTurn(type.Action(call.Action), call.Arguments, reply, callers));
        }
        catch (CodedException e)
        {
            reply.Fail(e.Error);
        }
    }

    /// <summary>Brings an actor into memory, or finds it there, as the mode says. True when it was not there before.</summary>
    /// <exception cref="CodedException">It may not be.</exception>
    public async Task<bool> WakeAsync(GameSession session, ActorAddress address, CreateMode mode, RawJson input, CancellationToken cancellation)
    {
        var turn = new WakeTurn { Session = session };
        Directory.Deliver(new ActorRoute(address, Types.Find(address), mode, input), turn);
        return await turn.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public void Listen(GameSession session, ActorAddress address, IReadOnlyList<string> names, IReply reply)
    {
        if (!Directory.TryDeliver(address, new ListenTurn(names, reply) { Session = session }))
            reply.Fail(new GameError(ErrorCodes.NotJoined, $"There is no connection to {address}."));
    }

    public void Leave(GameSession session, ActorAddress address, DisconnectReason reason, IReply? reply)
    {
        if (!Directory.TryDeliver(address, new LeaveTurn(reason, reply) { Session = session }))
            reply?.Fail(new GameError(ErrorCodes.NotJoined, $"There is no connection to {address}."));
    }

    /// <summary>Tells an actor that a session which joined it has no link for now.</summary>
    public void LinkLost(GameSession session, ActorAddress address) => Directory.TryDeliver(address, new LinkLostTurn { Session = session });

    /// <summary>Tells an actor that a session which joined it is back, and whether it has all that it missed.</summary>
    public void Resumed(GameSession session, ActorAddress address, bool recovered) =>
        Directory.TryDeliver(address, new ResumedTurn(recovered) { Session = session });

    /// <summary>Asks an actor for a snapshot for a session which joined it; the port gets it.</summary>
    public void AskSnapshot(GameSession session, ActorAddress address, ConnectionPort port) =>
        Directory.TryDeliver(address, new SnapshotTurn(port) { Session = session });

    private ActionMethod Permitted(ActorType type, string action, GameUser user)
    {
        var method = type.Action(action);
        return Allows(method, user) ? method : throw new CodedException(ErrorCodes.Forbidden, $"You may not run {type.Name}.{action}.");
    }

    /// <summary>A policy that fails lets nobody in.</summary>
    private bool Allows(ActionMethod method, GameUser user)
    {
        try
        {
            return method.Acl.Allows(user);
        }
        catch (Exception e)
        {
            Log.PolicyFailed(e, method.Name, user.Id);
            return false;
        }
    }
}
