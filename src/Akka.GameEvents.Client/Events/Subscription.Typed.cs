namespace Akka.GameEvents.Client;

/// <summary>A handler that takes the event as a <typeparamref name="T"/>.</summary>
internal class Subscription<T>(Subscriptions owner, string name, Action<T> handler, Action<Exception> report) : Subscription(owner, name)
{
    public override GameError? Deliver(Payload payload)
    {
        T value;
        try
        {
            value = payload.As<T>();
        }
        catch (GameError error)
        {
            return error;
        }

        if (value is null)
            return new GameError(GameErrorCodes.BadEvent, $"It is null, and no {typeof(T).Name}.");
        try
        {
            handler(value);
        }
        catch (Exception thrown)
        {
            report(thrown);
        }

        return null;
    }
}
