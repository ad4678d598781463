using Akka.GameEvents.Samples;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Tests.Demo;

internal static class Demo
{
    /// <summary>Every demo action is open to guests, so guests play it here.</summary>
    public static GameUser Guest { get; } = new(GameUser.GuestPrefix + "1");

    public static GameTestKit Start() => GameTestKit.Start(game => game.AddDemoActors());
}
