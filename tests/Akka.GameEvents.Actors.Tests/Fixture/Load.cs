using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Actors.Tests;

/// <summary>Several senders, each telling its share of the numbers from 0 up; every other one waits for room.</summary>
internal sealed record Load(int Senders, int Each, int Capacity, int StopAt)
{
    public static Arbitrary<Load> Arbitrary { get; } = Arb.From(
        from senders in Gen.Choose(1, 8)
        from each in Gen.Choose(1, 300)
        from capacity in Gen.Choose(1, 50)
        // Now and then the actor stops itself in the midst.
        from stopAt in Gen.Choose(-2000, 2000)
        select new Load(senders, each, capacity, stopAt));

    public int Total => Senders * Each;

    public async Task<Told> SendAsync(ActorRef actor)
    {
        var told = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(actor, sender))));
        return new Told(told.Sum(one => one.Accepted), told.Sum(one => one.Rejected), told.Sum(one => one.Dead));
    }

    private async Task<Told> SendAsync(ActorRef actor, int sender)
    {
        var results = new List<TellResult>();
        for (var i = 0; i < Each; i++)
        {
            var message = i * Senders + sender;
            results.Add(sender % 2 == 0 ? actor.Tell(message) : await actor.TellAsync(message));
        }
        return new Told(Count(TellResult.Accepted), Count(TellResult.Rejected), Count(TellResult.Dead));

        int Count(TellResult wanted) => results.Count(result => result == wanted);
    }

    internal sealed record Told(int Accepted, int Rejected, int Dead);
}
