using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon.Configuration;

internal sealed class HoconConfigurationSource(HoconDocument document) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new HoconConfigurationProvider(document);
}
