namespace Akka.GameEvents.Client;

/// <summary>
/// The handlers of one source by event name, called in the order in which they were added. They may be added and removed anywhere, also
/// while an event is delivered; one that was removed is not called any more.
/// </summary>
internal sealed class Subscriptions
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Subscription[]> _byName = new(StringComparer.Ordinal);
    private bool _isOver;

    /// <summary>False when the source is gone: nothing will ever come.</summary>
    public bool TryAdd(Subscription subscription)
    {
        lock (_gate)
        {
            if (_isOver)
                return false;
            // A new array each time: a delivery under way goes on over the old one.
            _byName[subscription.Name] = [.. Find_NeedsLock(subscription.Name), subscription];
            return true;
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            var rest = Array.FindAll(Find_NeedsLock(subscription.Name), each => each != subscription);
            if (rest.Length > 0)
                _byName[subscription.Name] = rest;
            else
                _byName.Remove(subscription.Name);
        }
    }

    /// <summary>The answer is why some handler could not be called: told once for all of them.</summary>
    public GameError? Deliver(string name, Payload payload)
    {
        Subscription[] handlers;
        lock (_gate)
            handlers = Find_NeedsLock(name);
        GameError? error = null;
        foreach (var each in handlers)
        {
            if (!each.IsOver)
                error = each.Deliver(payload) ?? error;
        }

        return error;
    }

    /// <summary>Takes all away, for good or until others are added.</summary>
    public void End(GameError? error, bool forGood)
    {
        List<Subscription> all;
        lock (_gate)
        {
            _isOver |= forGood;
            all = [.. _byName.Values.SelectMany(each => each)];
            _byName.Clear();
        }

        foreach (var each in all)
            each.End(error);
    }

    private Subscription[] Find_NeedsLock(string name) => _byName.TryGetValue(name, out var found) ? found : [];
}
