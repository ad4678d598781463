namespace Akka.GameEvents.Actors;

/// <summary>An actor cannot have that name.</summary>
public sealed class InvalidActorNameException : ArgumentException
{
    internal InvalidActorNameException(string name, string why) : base($"The actor name '{name}' {why}.") { }

    /// <summary>Names are elements of a path: not empty, no slash, and "$" begins the names the kernel gives.</summary>
    internal static void ThrowIfInvalid(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException(name, "is empty");
        if (name.Contains('/', StringComparison.Ordinal)) throw new InvalidActorNameException(name, "contains a slash");
        if (name[0] == '$') throw new InvalidActorNameException(name, "begins with a $");
    }
}
