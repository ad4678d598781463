namespace Akka.GameEvents.Protocol;

/// <summary>A message that is answered, and says by which id.</summary>
public interface IIdentified
{
    /// <summary>Rises within the session over all messages that carry one: 1 to 2^53−1.</summary>
    long Id { get; }
}
