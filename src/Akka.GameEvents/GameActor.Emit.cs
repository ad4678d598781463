using System.Runtime.CompilerServices;
using Akka.GameEvents.Turns;

namespace Akka.GameEvents;

/// <summary>What an actor sends, and to whom.</summary>
public abstract partial class GameActor
{
    /// <summary>Everyone but the connection for which the turn runs; everyone when it runs for none.</summary>
    protected Audience Others => Audience.EveryoneBut(Host.Turn.Caller);

    /// <summary>Everyone on the server, in whatever actor: the stream <c>global</c>.</summary>
    protected static Audience Global => Audience.Global;

    /// <summary>These users' streams: they receive it in whatever room, on whatever device. Each user once.</summary>
    protected static Audience Users(params IEnumerable<string> userIds) => Audience.Users(userIds);

    /// <summary>The connections that <see cref="Connection.JoinGroup"/> put into this group.</summary>
    protected static Audience Group(string group) => Audience.Where(c => c.IsInGroup(group));

    /// <summary>Emits an event record; it leaves when the turn succeeds.</summary>
    /// <param name="payload">An event record; written as JSON now, so later changes to it do not count.</param>
    /// <param name="to">Whom it is for, as of now; everyone when null.</param>
    /// <param name="options">Exceptions from staging.</param>
    /// <exception cref="InvalidOperationException">There is no turn, or the event is larger than <c>links.max-event-bytes</c>.</exception>
    protected void Emit<T>(T payload, Audience? to = null, EmitOptions options = EmitOptions.None)
        where T : notnull => Host.Turn.Stage(payload, to, options);

    /// <summary>Emits an event without a record of its own.</summary>
    /// <param name="name">The event's name on the wire, 1 to 128 bytes.</param>
    /// <param name="payload">Anything that JSON can hold; null for an event without payload.</param>
    /// <param name="to">Whom it is for, as of now; everyone when null.</param>
    /// <param name="options">Exceptions from staging.</param>
    [OverloadResolutionPriority(1)]
    protected void Emit(string name, object? payload = null, Audience? to = null, EmitOptions options = EmitOptions.None) =>
        Host.Turn.Stage(name, payload, to, options);

    /// <summary>Emits an event record at once: it has left even when the turn fails afterwards.</summary>
    /// <param name="payload">An event record.</param>
    /// <param name="to">Whom it is for; everyone when null.</param>
    protected void EmitNow<T>(T payload, Audience? to = null)
        where T : notnull => Host.Turn.SendNow(turn => turn.Stage(payload, to, EmitOptions.None));

    /// <summary>Emits an event without a record of its own at once.</summary>
    /// <param name="name">The event's name on the wire, 1 to 128 bytes.</param>
    /// <param name="payload">Anything that JSON can hold.</param>
    /// <param name="to">Whom it is for; everyone when null.</param>
    [OverloadResolutionPriority(1)]
    protected void EmitNow(string name, object? payload = null, Audience? to = null) =>
        Host.Turn.SendNow(turn => turn.Stage(name, payload, to, EmitOptions.None));

    /// <summary>
    /// Runs work outside of turns, with a scope to emit from. It is cancelled when the actor stops and keeps it in memory until then. It
    /// must not touch the actor's state or connections: read what it needs before.
    /// </summary>
    /// <param name="work">Gets the scope and a token for the actor's end. What it throws is logged.</param>
    protected void Background(Func<EmitScope, CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        BackgroundWork.Start(Host, work);
    }
}
