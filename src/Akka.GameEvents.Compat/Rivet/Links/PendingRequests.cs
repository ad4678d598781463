namespace Akka.GameEvents.Compat.Rivet.Links;

/// <summary>
/// The requests of a link that have no answer yet, by the ids that its session knows them by. The session bounds their number: when too many
/// are unanswered, the link is not read.
/// </summary>
internal sealed class PendingRequests
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingRequest> _byId = [];
    private long _lastId;

    /// <summary>The session has accepted ids up to this one already.</summary>
    public void StartAfter(long id)
    {
        lock (_gate) _lastId = id;
    }

    /// <returns>The id to ask the session by.</returns>
    public long Add(PendingRequest request)
    {
        lock (_gate)
        {
            _byId[++_lastId] = request;
            return _lastId;
        }
    }

    /// <summary>The request that an answer is for; null when it is none of this link's.</summary>
    public PendingRequest? Take(long id)
    {
        lock (_gate) return _byId.Remove(id, out var request) ? request : null;
    }
}

/// <summary>What a client waits for.</summary>
/// <param name="ActionId">The client's own id of the action; null when it is no action.</param>
/// <param name="IsJoin">Whether it is what makes the connection.</param>
internal readonly record struct PendingRequest(ulong? ActionId, bool IsJoin = false);
