namespace Akka.GameEvents.Actors;

/// <summary>Is told once when an actor has ended.</summary>
internal interface IDeathWatcher
{
    /// <summary>Any thread, outside locks.</summary>
    void WatchedEnded(ActorRef actor);
}
