using Akka.GameEvents.Activations;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Errors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Turns;

/// <summary>Makes a session a connection of the actor, or answers again when it is one.</summary>
internal sealed class JoinTurn(ConnectionPort port, JoinContent content, IJoinReply reply) : TurnRequest
{
    private Connection? _newcomer;
    private RawJson _snapshot;

    public override string Describe => "join";

    public override string Kind => "join";

    public override bool IsFromClient => true;

    /// <summary>A join that is sent again is answered again, in any mode.</summary>
    public override bool MayComeAgain => true;

    public override async ValueTask RunAsync(GameActorHost host)
    {
        if (Caller is null && FoundActor && Route!.Mode == CreateMode.Create) throw ActorDirectory.Exists(host.Activation.Address);
        if (Caller is null)
        {
            await ConnectAsync(host).ConfigureAwait(true);
            return;
        }

        await host.ResumeAsync(Caller, recovered: false).ConfigureAwait(true);
        _snapshot = host.Snapshot(Caller);
    }

    public override void Publish(GameActorHost host)
    {
        var log = host.Activation.Log;
        if (_newcomer is null) log.Announce(position => reply.Joined(new JoinOutcome(position, Caller!.Id, false, _snapshot)));
        else host.Join(_newcomer.Member, position => reply.Joined(Outcome_NeedsLock(log, position)));
        base.Publish(host);
    }

    protected override void OnFailed(GameError error) => reply.Refused(error);

    private async ValueTask ConnectAsync(GameActorHost host)
    {
        var id = host.Node.NextConnectionId();
        var filters = host.Node.Filters.Connects;
        if (filters.IsEmpty)
        {
            await AdmitAsync(host, id, content.Parameters).ConfigureAwait(true);
            return;
        }

        await using var scope = host.Node.Services.CreateAsyncScope();
        var context = new ConnectContext(host, this, id, content.Parameters, scope.ServiceProvider);
        try
        {
            await filters.RunAsync(context, async () =>
            {
                await AdmitAsync(host, id, context.RawParams).ConfigureAwait(true);
                context.RawSnapshot = _snapshot;
            }).ConfigureAwait(true);
        }
        catch when (_newcomer is not null)
        {
            host.Connections.Remove(_newcomer);
            throw;
        }

        if (_newcomer is null) throw new CodedException(ErrorCodes.Forbidden, "The join was refused.");
    }

    private async ValueTask AdmitAsync(GameActorHost host, string id, RawJson parameters)
    {
        var member = new Member(id, Session!, port, parameters)
        {
            State = await host.Actor.BeforeConnectAsync(new ConnectRequest(id, Session!, parameters)).ConfigureAwait(true),
        };
        Caller = _newcomer = host.Admit(member);
        host.Turn.SetCaller(_newcomer);
        try
        {
            host.RequireListen(_newcomer, content.Listen);
            await host.Actor.ConnectedAsync(_newcomer).ConfigureAwait(true);
            _snapshot = host.Snapshot(_newcomer);
        }
        catch
        {
            host.Connections.Remove(_newcomer);
            throw;
        }
    }

    private JoinOutcome Outcome_NeedsLock(EventLog log, Position position) => content.Seen is { } seen && log.CanRecover_NeedsLock(seen)
        ? new JoinOutcome(seen, Caller!.Id, true, default)
        : new JoinOutcome(position, Caller!.Id, false, _snapshot);
}

/// <summary>What a join brings along.</summary>
/// <param name="Listen">The only events that the client wants; null for all.</param>
/// <param name="Seen">The position that the client knows from an earlier connection.</param>
internal readonly record struct JoinContent(RawJson Parameters, IReadOnlyList<string>? Listen, Position? Seen = null);
