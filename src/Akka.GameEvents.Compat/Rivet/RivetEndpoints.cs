using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Akka.GameEvents.Compat.Rivet;

/// <summary>Where clients of Rivet look: the paths are theirs.</summary>
internal static class RivetEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/metadata", RivetMetadata.WriteAsync);
    }
}
