using Akka.GameEvents;
using Akka.GameEvents.Activations;
using Akka.GameEvents.Anywhere;
using Akka.GameEvents.Hosting;
using Akka.GameEvents.Options;
using Akka.GameEvents.Tokens;
using Akka.GameEvents.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers game actors without any transport.</summary>
public static class GameEventsCoreServices
{
    /// <summary>
    /// Adds game actors to a host that brings its own way for clients to reach them; <c>AddGameEvents</c> of the gateway adds that as well.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says which actors there are.</param>
    public static IServiceCollection AddGameEventsCore(this IServiceCollection services, Action<GameEventsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new GameEventsBuilder(services);
        configure(builder);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new NodeEnvironment(s.GetRequiredService<TimeProvider>(), null));
        services.AddSingleton(_ => builder.BuildCatalog());
        services.AddSingleton(_ => builder.BuildFilters());
        services.AddSingleton(s => SettingsCheck.Check(builder.Apply(Read(s.GetService<IConfiguration>()))));
        services.AddSingleton(s => TokenSettings.Read(s.GetRequiredService<GameEventsOptions>().Auth));
        services.AddSingleton(s => new TokenVerifier(s.GetRequiredService<TokenOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IGameTokens>(s => new TokenIssuer(s.GetRequiredService<TokenOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<GameNode>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<IGameSessions>(s => s.GetRequiredService<SessionTable>());
        services.AddSingleton<IActorDirectory, ActiveActors>();
        services.AddSingleton<IGameEvents, ServerSideEvents>();
        services.AddHostedService<GameNodeService>();
        services.AddServerEvents(builder);
        return services;
    }

    private static GameEventsOptions Read(IConfiguration? configuration)
    {
        var problems = new List<SettingProblem>();
        var options = new SettingsBinder(problems).Bind(configuration?.GetSection("gameevents"), new GameEventsOptions());
        SettingException.ThrowIfAny(problems);
        return options;
    }
}
