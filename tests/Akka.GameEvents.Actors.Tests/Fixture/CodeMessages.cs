namespace Akka.GameEvents.Actors.Tests;

internal static class CodeMessages
{
    /// <summary>Runs code as the handling of a message.</summary>
    public static TellResult Do(this ActorRef actor, Action<TestActor> action) => actor.Tell(action);

    /// <inheritdoc cref="Do(ActorRef, Action{TestActor})"/>
    public static TellResult DoAsync(this ActorRef actor, Func<TestActor, ValueTask> turn) => actor.Tell(turn);
}
