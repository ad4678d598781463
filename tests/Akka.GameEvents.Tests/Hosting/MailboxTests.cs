using Akka.GameEvents.Actors;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Akka.GameEvents.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.Hosting;

/// <summary>An actor takes only so many requests at a time.</summary>
public class MailboxTests
{
    private const int Size = 3;

    private sealed class Desk(Gate gate) : GameActor<NoState>
    {
        private int _firings;

        [Action]
        public Task Wait() => gate.PassAsync();

        [Action]
        public int Firings() => _firings;

        [Action]
        public void Fire() => Timers.After("fire", TimeSpan.FromSeconds(1), () => { _firings++; });
    }

    [Fact]
    public void Enqueue_MailboxIsFull_RefusesClientsAndCountsThem()
    {
        var mailbox = new RequestMailbox(1);
        Assert.Equal(EnqueueResult.Enqueued, mailbox.Enqueue(new Envelope(FromClient(), null)));

        Assert.Equal(EnqueueResult.Rejected, mailbox.Enqueue(new Envelope(FromClient(), null)));
        Assert.Equal(EnqueueResult.Enqueued, mailbox.Enqueue(new Envelope(new StopTurn(), null)));

        Assert.Equal((2, 1), (mailbox.Count, mailbox.Rejected));

        static ListenTurn FromClient() => new([], new Answer());
    }

    [Fact]
    public async Task Call_MailboxIsFull_IsOverloadedAndTheRestIsServed()
    {
        var gate = new Gate();
        await using var kit = GameTestKit.Start(
            game => game.AddActor<Desk>().Configure(o => o with { Actors = o.Actors with { MailboxSize = Size } }),
            services => services.AddSingleton(gate));
        var session = kit.Session();
        var joined = await session.JoinAsync<Desk>();
        await joined.CallAsync(d => d.Fire());
        var running = joined.CallAsync(d => d.Wait());
        await gate.WhenReached;
        var waiting = Enumerable.Range(0, Size).Select(_ => joined.CallAsync(d => d.Firings())).ToArray();

        var failure = await Refused.WithAsync("overloaded", joined.CallAsync(d => d.Firings()));
        await Refused.WithAsync("overloaded", kit.ConnectAsync<Desk>());
        Assert.NotNull(failure.Error.Retry);

        // The actor's own, and the end of a connection, are never refused.
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));
        var left = joined.LeaveAsync();
        gate.Open();
        await running;
        await Task.WhenAll(waiting);
        await left;
        Assert.Equal(1, await kit.Actor<Desk>().CallAsync(d => d.Firings()));
    }
}
