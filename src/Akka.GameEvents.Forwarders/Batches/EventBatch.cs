using System.Security.Cryptography;
using System.Text;

namespace Akka.GameEvents.Forwarders.Batches;

/// <summary>Events that are sent together, in the order in which they were accepted.</summary>
internal sealed class EventBatch(IReadOnlyList<OutgoingEvent> events)
{
    private const int IdBytes = 16;

    public IReadOnlyList<OutgoingEvent> Events => events;

    /// <summary>
    /// The same for the same events in the same order, also after a restart: a receiver knows by it that it has the batch already.
    /// </summary>
    public string Id => field ??= MakeId();

    /// <summary>The first half, which is the larger one, and the second; of two events or more.</summary>
    public (EventBatch First, EventBatch Second) Divide()
    {
        var half = (events.Count + 1) / 2;
        return (new EventBatch([.. events.Take(half)]), new EventBatch([.. events.Skip(half)]));
    }

    private string MakeId()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in events)
        {
            // An id is one user's, and can be used again later.
            var happening = one.Original;
            hash.AppendData(Encoding.UTF8.GetBytes($"{happening.User?.Id}\n{happening.Id}\n{happening.ReceivedAt.UtcTicks}\n"));
        }

        return "batch_" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, IdBytes));
    }
}
