namespace Akka.GameEvents;

/// <summary>What has become of all server events since the server started, as of one moment.</summary>
/// <param name="Rejected">Events that were turned away: invalid, refused by a filter, or without room.</param>
/// <param name="Duplicates">Events left out because one with their id had been accepted.</param>
/// <param name="Consumers">The handlers as one, then each forwarder.</param>
public sealed record ServerEventCounts(long Rejected, long Duplicates, IReadOnlyList<ConsumerCounts> Consumers);

/// <summary>
/// The events of one consumer. <c>Accepted = Handled + Unmatched + Pending + DeadLettered + Dropped</c> at every moment.
/// </summary>
/// <param name="Consumer"><c>handlers</c>, or a forwarder's name.</param>
/// <param name="Accepted">Events that it was to get; for the handlers also starts and ends of sessions and links that a handler is told of.</param>
/// <param name="Handled">Events that it is done with.</param>
/// <param name="Unmatched">Events that no handler is for, or that the forwarder's filter leaves out.</param>
/// <param name="Pending">Events that wait or are being worked on.</param>
/// <param name="DeadLettered">Events that failed for good.</param>
/// <param name="Dropped">Events lost for want of room, or because the server went down before their turn.</param>
public sealed record ConsumerCounts(
    string Consumer, long Accepted, long Handled, long Unmatched, long Pending, long DeadLettered, long Dropped);
