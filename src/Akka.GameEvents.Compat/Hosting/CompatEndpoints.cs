using Akka.GameEvents;
using Akka.GameEvents.Compat.Mage;
using Akka.GameEvents.Compat.Nakama;
using Akka.GameEvents.Compat.Rivet;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints that clients of other systems look for.</summary>
public static class CompatEndpoints
{
    /// <summary>Maps the endpoints of those systems that are switched on, at the paths where their clients look for them; nothing for the others.</summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="options">Which systems are on.</param>
    /// <exception cref="InvalidOperationException">The services were not added with <c>AddGameEvents</c>.</exception>
    /// <exception cref="Exception">A command of MAGE's clients names no action that there is; the message says which.</exception>
    public static void MapGameEventsCompat(this IEndpointRouteBuilder endpoints, CompatOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mage.Enabled) MageEndpoints.Map(endpoints, options.Mage);
        if (options.Nakama.Enabled) NakamaEndpoints.Map(endpoints, options.Nakama);
        if (options.Rivet.Enabled) RivetEndpoints.Map(endpoints);
    }
}
