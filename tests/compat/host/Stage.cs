using System.Collections.Immutable;
using System.Text.Json;
using Akka.GameEvents.Samples;

namespace Akka.GameEvents.Compat.Host;

/// <summary>Who has come, and what happened to the actor, in order.</summary>
public sealed record Performance
{
    public ImmutableList<string> Hooks { get; init; } = [];

    public int Waits { get; init; }
}

/// <summary>What a connection brings along, and how often it has clapped.</summary>
public sealed record Guest(string Name = "nobody", int Claps = 0);

/// <summary>Does whatever the cases of other systems' clients need that no demo actor does: <c>stage</c>, keyed by anything.</summary>
[Acl("*")]
public sealed class Stage(IGameEvents events) : GameActor<Performance, Guest>
{
    [Action]
    public ImmutableList<string> Hooks() => State.Hooks;

    [Action]
    public IEnumerable<string> Guests() => Connections.Select(connection => connection.State.Name);

    [Action]
    public int Clap()
    {
        Caller.State = Caller.State with { Claps = Caller.State.Claps + 1 };
        return Caller.State.Claps;
    }

    [Action]
    public void Say(string name, JsonElement payload) => Emit(name, payload);

    [Action]
    public bool SayTo(string connectionId, string name, string payload)
    {
        if (Connections.Find(connectionId) is not { } connection) return false;
        connection.Send(name, payload);
        return true;
    }

    [Action]
    public void Refuse() => throw new UserError("app.detailed_error", "Detailed", new { reason = "test", timestamp = 123 });

    [Action]
    public Task Wait(int ms)
    {
        State = State with { Waits = State.Waits + 1 };
        EmitNow("waiting");
        return Task.Delay(TimeSpan.FromMilliseconds(ms), Time, TurnCancellation);
    }

    [Action]
    public int Waits() => State.Waits;

    [Action]
    public void Leave() => Caller.Disconnect("app.curtain", "The play is over.");

    [Action]
    public async Task CountTwice(string counter, int first, int second)
    {
        var other = events.Actor<Counter>(counter);
        await other.CallAsync(c => c.Increment(first)).ConfigureAwait(true);
        await other.CallAsync(c => c.Increment(second)).ConfigureAwait(true);
    }

    protected override void OnStart() => Note("onStart");

    protected override Guest OnBeforeConnect(ConnectRequest request)
    {
        Note("onBeforeConnect");
        var guest = request.Bind<Guest>();
        return guest.Name == "banned" ? throw new UserError("app.banned", "You are banned.", new { until = "Monday" }) : guest;
    }

    protected override void OnConnect(Connection<Guest> connection) => Note("onConnect");

    protected override void OnDisconnect(Connection<Guest> connection, DisconnectReason reason)
    {
        Note("onDisconnect");
        Emit("guestLeft", connection.State.Name);
    }

    protected override bool OnListen(Connection<Guest> connection, string eventName) => eventName != "secret";

    private void Note(string hook) => State = State with { Hooks = State.Hooks.Add(hook) };
}
