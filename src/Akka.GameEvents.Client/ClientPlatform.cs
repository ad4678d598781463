namespace Akka.GameEvents.Client;

/// <summary>Time, chance and network: injected, so that tests own them.</summary>
internal sealed record ClientPlatform(TimeProvider Time, Func<double> Random, INetwork Network)
{
    public static ClientPlatform Real(GameClientOptions options) => new(
        TimeProvider.System,
        new Random().NextDouble,
        new PlatformNetwork(PlatformNetwork.Handler(), TimeProvider.System, options.MaxPacketBytes));
}
