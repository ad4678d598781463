using Akka.GameEvents.Options;

namespace Akka.GameEvents;

/// <summary>The settings under <c>gameevents.compat.mage</c>.</summary>
public sealed record MageOptions
{
    /// <summary>Whether clients of MAGE (mage-sdk-js) are served; on in the development profile. Default off.</summary>
    public bool Enabled { get; init; }

    /// <summary>The application's name, which its commands' paths begin with. Default game.</summary>
    public string App { get; init; } = "game";

    /// <summary>The user commands, by their modules and names, as in <c>players.annoy</c>. Default empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, MageCommand>> Commands { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, MageCommand>>();

    /// <summary>How long a session waits for a client that neither reads its message stream nor runs a command. Default 10 min.</summary>
    [SettingRange("1s", "24h")]
    public TimeSpan SessionTtl { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>One user command of <see cref="MageOptions.Commands"/>: an action of an actor, as a client of MAGE knows it.</summary>
public sealed record MageCommand
{
    /// <summary>The actor's address, such as <c>players/all</c>; must be given. Default null.</summary>
    public string? Actor { get; init; }

    /// <summary>The action that it runs; null for one of the command's own name. Default null.</summary>
    public string? Action { get; init; }

    /// <summary>The names under which clients send the action's arguments, in the action's order. Default empty.</summary>
    public IReadOnlyList<string> Params { get; init; } = [];

    /// <summary>
    /// Whether its result, a user id or an object with <c>userId</c> and, if there are any, <c>roles</c> and <c>name</c>, opens a session for that user.
    /// Default off.
    /// </summary>
    public bool Login { get; init; }
}
