using Akka.GameEvents.Gateway.Inbound;

namespace Akka.GameEvents.Compat.Mage.Sessions;

/// <summary>A session of a client of MAGE.</summary>
internal sealed class MageSession(string key, GameUser user, MageLink link, RateMeter rate)
{
    private readonly Lock _gate = new();

    /// <summary>What the client shows: the user's id and a secret.</summary>
    public string Key => key;

    /// <summary>The user, an actor in the words of MAGE.</summary>
    public GameUser User => user;

    /// <summary>Its message stream.</summary>
    public MageLink Link => link;

    /// <summary>Whether it may run so many commands more.</summary>
    public bool TryTake(int commands)
    {
        lock (_gate)
        {
            while (commands > 0 && rate.TryTake()) commands--;
            return commands == 0;
        }
    }
}
