namespace Akka.GameEvents;

/// <summary>The actors that are in memory: what a lobby chooses from. Answers are of their moment.</summary>
public interface IActorDirectory
{
    /// <summary>Some of the actors of a class that are in memory, in no order.</summary>
    /// <param name="max">How many at most.</param>
    /// <exception cref="InvalidOperationException">The class is not registered with <c>AddActor</c>.</exception>
    IReadOnlyList<ActorListing> List<TActor>(int max = 1000)
        where TActor : GameActor;
}

/// <summary>One actor in memory.</summary>
/// <param name="Key">The segments of its key.</param>
/// <param name="Connections">How many are connected.</param>
public sealed record ActorListing(IReadOnlyList<string> Key, int Connections);
