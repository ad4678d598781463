using Akka.GameEvents.ServerEvents;

namespace Akka.GameEvents;

/// <summary>A client's server event that is about to be accepted.</summary>
public sealed class ServerEventContext
{
    internal ServerEventContext(ServerEvent happening, IServiceProvider services) => (Event, Services) = (happening, services);

    /// <summary>The event. A filter may put another one in its place, which stays a client's.</summary>
    /// <exception cref="ArgumentException">The event breaks the rules of <see cref="ServerEvent"/>.</exception>
    public ServerEvent Event
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            EventRules.Check(value);
            field = value with { External = true };
        }
    }

    /// <summary>Services that live as long as the filters run.</summary>
    public IServiceProvider Services { get; }
}
