using Microsoft.AspNetCore.Builder;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>What turns a bare host into the server that is measured.</summary>
internal interface IBenchServer
{
    void Configure(WebApplicationBuilder builder);

    void Map(WebApplication app);
}
