namespace Akka.GameEvents.Actors.Tests;

public sealed class TurnGateTests
{
    [Fact]
    public void TryAbandon_TurnEndedMeanwhile_Fails()
    {
        var gate = new TurnGate();
        gate.Begin();
        var seen = gate.Now;

        Assert.True(gate.TryEnd());

        Assert.False(gate.TryAbandon(seen));
        Assert.False(gate.Now.IsFenced);
    }

    [Fact]
    public void TryAbandon_AnotherTurnBegan_LeavesItAlone()
    {
        var gate = new TurnGate();
        gate.Begin();
        var seen = gate.Now;
        gate.TryEnd();
        gate.Begin();

        Assert.False(gate.TryAbandon(seen));
        Assert.False(gate.TryCancel(seen, timedOut: true));
        Assert.True(gate.Now.IsRunning);
        Assert.False(gate.Now.IsTimedOut);
    }

    [Fact]
    public void TryCommit_AfterAbandon_Fails()
    {
        var gate = new TurnGate();
        gate.Begin();

        Assert.True(gate.TryAbandon(gate.Now));

        Assert.False(gate.TryCommit());
        Assert.False(gate.TryEnter());
        Assert.False(gate.TryEnd());
    }

    [Fact]
    public void TryAbandon_AfterCommit_Fails()
    {
        var gate = new TurnGate();
        gate.Begin();
        gate.TryCancel(gate.Now, timedOut: true);

        Assert.True(gate.TryCommit());

        Assert.False(gate.TryAbandon(gate.Now));
        Assert.True(gate.TryEnd());
    }

    [Fact]
    public void TryAbandon_DuringAnEffect_FailsUntilItIsOver()
    {
        var gate = new TurnGate();
        gate.Begin();
        Assert.True(gate.TryEnter());
        Assert.False(gate.TryAbandon(gate.Now));

        gate.Exit();

        Assert.True(gate.TryAbandon(gate.Now));
    }

    [Fact]
    public void TryCommit_OutsideATurn_Fails()
    {
        var gate = new TurnGate();
        Assert.False(gate.TryCommit());
        gate.Begin();
        gate.TryEnd();
        Assert.False(gate.TryCommit());
    }

    [Fact]
    public void Begin_AfterATimedOutTurn_StartsAfresh()
    {
        var gate = new TurnGate();
        gate.Begin();
        gate.TryCancel(gate.Now, timedOut: true);
        gate.TryCommit();
        gate.TryEnd();

        gate.Begin();

        Assert.False(gate.Now.IsTimedOut || gate.Now.IsCancelled || gate.Now.IsCommitted);
    }

    /// <summary>A turn that ends, one that commits and a watchdog race for it, many times.</summary>
    [Fact]
    public async Task TryEndCommitAbandon_Racing_ExactlyOneDecides()
    {
        const int Rounds = 20_000;
        var gates = new TurnGate[Rounds];
        var ended = new bool[Rounds];
        var committed = new bool[Rounds];
        var abandoned = new bool[Rounds];
        foreach (ref var gate in gates.AsSpan()) gate.Begin();
        using var start = new Barrier(2);
        var watchdog = Task.Run(() =>
        {
            start.SignalAndWait(Within.Test);
            for (var i = 0; i < Rounds; i++) abandoned[i] = gates[i].TryAbandon(gates[i].Now);
        }, Within.Test);
        start.SignalAndWait(Within.Test);
        for (var i = 0; i < Rounds; i++)
        {
            if (i % 2 == 0) committed[i] = gates[i].TryCommit();
            ended[i] = gates[i].TryEnd();
        }
        await watchdog.InTimeAsync();

        for (var i = 0; i < Rounds; i++)
        {
            Assert.True(ended[i] != abandoned[i], $"turn {i}: ended {ended[i]}, abandoned {abandoned[i]}");
            if (i % 2 == 0) Assert.Equal(ended[i], committed[i]);
        }
    }
}
