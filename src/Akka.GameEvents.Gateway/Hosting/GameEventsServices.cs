using Akka.GameEvents;
using Akka.GameEvents.Gateway.Feeds;
using Akka.GameEvents.Gateway.Hosting;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Limits;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Gateway.Sessions;
using Microsoft.AspNetCore.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers GameEvents in an ASP.NET Core host.</summary>
public static class GameEventsServices
{
    /// <summary>
    /// Adds game actors and the gateway through which clients reach them. Settings are read from the configuration's section
    /// <c>gameevents</c>; <see cref="GameEventsBuilder.Configure"/> changes them in code. Map the endpoints with <c>MapGameEvents</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says which actors there are.</param>
    public static IServiceCollection AddGameEvents(this IServiceCollection services, Action<GameEventsBuilder> configure)
    {
        services.AddGameEventsCore(configure);
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<UserVerifier>();
        services.AddSingleton(s => new OutboundBudget(s.GetRequiredService<GameEventsOptions>().Links.OutboundTotalMaxBytes));
        services.AddSingleton<FeedMetrics>();
        services.AddSingleton<ParkedSessions>();
        services.AddSingleton<Drain>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<SessionServices>();
        services.AddSingleton<SessionMetrics>();
        services.AddSingleton<SessionOpener>();
        services.AddSingleton<OutboundMetrics>();
        services.AddSingleton<GameGateway>();
        services.AddSingleton<IGameDrain>(s => s.GetRequiredService<GameGateway>());
        services.AddHostedService(s => s.GetRequiredService<GameGateway>());
        services.AddSingleton<IStartupFilter, TrustedProxies>();
        return services.AddDirectSend();
    }
}
