namespace Akka.GameEvents.Gateway.Links;

/// <summary>What the wheel looks at.</summary>
internal interface IWatchedLink
{
    /// <summary>Checks the link's time limits. Called by one thread at a time; must not wait.</summary>
    void Look(long now);
}
