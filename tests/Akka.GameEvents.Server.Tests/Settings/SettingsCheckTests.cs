using System.Reflection;
using Akka.GameEvents.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Settings;

public class SettingsCheckTests
{
    public static TheoryData<Type> Groups =>
    [
        typeof(AuthOptions), typeof(SessionsOptions), typeof(ActorsOptions), typeof(LinksOptions), typeof(ForwarderOptions), typeof(ForwarderBatchOptions),
        typeof(ForwarderRetryOptions), typeof(ForwarderBreakerOptions), typeof(EventFileOptions), typeof(DeadLettersOptions),
    ];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Settings_NumbersAndTimes_HaveARangeThatHoldsTheirDefault(Type group)
    {
        var defaults = Activator.CreateInstance(group);

        Type[] ranged = [typeof(int), typeof(long), typeof(TimeSpan)];
        Assert.All(
            SettingsSchema.Properties(group).Where(setting => ranged.Contains(setting.PropertyType)),
            setting => Assert.True(setting.GetCustomAttribute<SettingRangeAttribute>()?.Holds(setting.GetValue(defaults)!), setting.Name));
    }

    [Fact]
    public void Check_SettingOfCodeOutOfItsRange_IsRefused()
    {
        using var services = new ServiceCollection()
            .AddGameEventsCore(game => game.Configure(settings => settings with { Sessions = new() { Heartbeat = TimeSpan.FromDays(2) } }))
            .BuildServiceProvider();

        var refused = Assert.Throws<SettingException>(services.GetRequiredService<GameEventsOptions>);

        Assert.Equal("gameevents.sessions.heartbeat = \"2d\": expected 100ms to 1h.", refused.Message);
    }
}
