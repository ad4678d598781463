namespace Akka.GameEvents.ServerEvents;

/// <summary>Keeps events that a consumer cannot be done with, for whoever looks into it.</summary>
internal interface IDeadLetters
{
    /// <summary>Keeps events; never throws.</summary>
    /// <param name="consumer">Whose they were.</param>
    /// <param name="events">As they were accepted.</param>
    /// <param name="reason">A code; never text from elsewhere.</param>
    /// <returns>How many of them were kept, from the first on: the others are lost.</returns>
    ValueTask<int> AddAsync(string consumer, IReadOnlyList<ServerEvent> events, string reason);
}
