using Microsoft.AspNetCore.Builder;

namespace Akka.GameEvents.Bench.Serve;

/// <summary>The same server, which serves clients of MAGE as well.</summary>
internal sealed class MageServer : IBenchServer
{
    private readonly GameEventsServer _server = new();

    public void Configure(WebApplicationBuilder builder) => _server.Configure(builder);

    public void Map(WebApplication app)
    {
        _server.Map(app);
        app.MapGameEventsCompat(new CompatOptions
        {
            Mage = new MageOptions
            {
                Enabled = true,
                Commands = new Dictionary<string, IReadOnlyDictionary<string, MageCommand>>
                {
                    ["bench"] = new Dictionary<string, MageCommand>
                    {
                        ["login"] = new() { Actor = "bench/login", Action = "echo", Params = ["payload"], Login = true },
                    },
                },
            },
        });
    }
}
