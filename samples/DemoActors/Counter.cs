using System.ComponentModel.DataAnnotations;

namespace Akka.GameEvents.Samples;

public sealed record Count(long Value)
{
    public Count()
        : this(0)
    {
    }
}

public sealed record Changed(long Value);

public sealed record Attempted(long Value);

/// <summary>A counter, and every way in which an action can end: <c>counter</c>, keyed by its name.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Counter : GameActor<Count>
{
    private const int MaxSleepMs = 600_000;

    [Action]
    public long Increment(long n)
    {
        State = new Count(State.Value + n);
        Emit(new Changed(State.Value));
        return State.Value;
    }

    [Action]
    public long Get() => State.Value;

    /// <summary>The state goes back and <c>changed</c> is dropped; <c>attempted</c> leaves all the same.</summary>
    [Action]
    public void IncrementAndFail(long n)
    {
        Increment(n);
        Emit(new Attempted(State.Value), options: EmitOptions.Always);
        throw new UserError("app.refused");
    }

    /// <summary>The client gets <c>internal_error</c> with a reference into the server's log, and nothing of this text.</summary>
    [Action]
    public void Crash() => throw new InvalidOperationException($"The secret of {Address} stays on the server.");

    [Action]
    public Task Sleep([Range(0, MaxSleepMs)] int ms) => Task.Delay(TimeSpan.FromMilliseconds(ms), Time, TurnCancellation);

    /// <summary>
    /// Heeds no cancellation: over <c>actors.action-timeout</c> the server gives it up with <c>action_timeout</c>, and the counter begins again at 0,
    /// in a new epoch.
    /// </summary>
    [Action]
    public async Task<long> IncrementAndHang(long n, [Range(0, MaxSleepMs)] int ms)
    {
        var value = Increment(n);
        await Task.Delay(TimeSpan.FromMilliseconds(ms), Time);
        return value;
    }
}
