namespace Akka.GameEvents.Client;

/// <summary>One handler of one event name.</summary>
internal abstract class Subscription(Subscriptions owner, string name) : IDisposable
{
    private volatile bool _isOver;

    public string Name { get; } = name;

    public bool IsOver => _isOver;

    /// <summary>Calls the handler; the answer is why it could not be called.</summary>
    public abstract GameError? Deliver(Payload payload);

    /// <summary>No more will come.</summary>
    /// <param name="error">Null: whoever listened wanted no more.</param>
    public virtual void End(GameError? error) => _isOver = true;

    public void Dispose()
    {
        if (_isOver)
            return;
        owner.Remove(this);
        End(null);
    }
}
