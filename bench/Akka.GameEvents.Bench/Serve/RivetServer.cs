using Microsoft.AspNetCore.Builder;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The same server, which serves clients of Rivet as well.</summary>
internal sealed class RivetServer : IBenchServer
{
    private readonly GameEventsServer _server = new();

    public void Configure(WebApplicationBuilder builder) => _server.Configure(builder);

    public void Map(WebApplication app)
    {
        _server.Map(app);
        app.MapGameEventsCompat(new CompatOptions { Rivet = new RivetOptions { Enabled = true } });
    }
}
