using Microsoft.AspNetCore.Builder;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>What turns a bare host into the server that is measured.</summary>
internal interface IBenchServer
{
    void Configure(WebApplicationBuilder builder);

    void Map(WebApplication app);

    /// <summary>Where its admin listener is, once it runs; null when it has none.</summary>
    int? AdminPort(WebApplication app) => null;
}
