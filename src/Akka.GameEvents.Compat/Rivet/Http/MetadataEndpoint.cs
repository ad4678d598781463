using Akka.GameEvents.Compat.Http;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// What a client asks for first, and again until it is answered: <c>GET /metadata</c>. The answer names the client, which shows the name from then
/// on; it does so only together with an address.
/// </summary>
internal static class MetadataEndpoint
{
    // The version of rivetkit whose clients this was written for.
    private const string Version = "2.3.19";

    public static Task RunAsync(HttpContext context)
    {
        var token = RivetDoor.Bearer(context);
        return RivetAnswers.WriteAsync(context, writer =>
        {
            writer.WriteString("runtime", "rivetkit");
            writer.WriteString("version", Version);
            writer.WriteNumber("envoyProtocolVersion", 1);
            writer.WriteStartObject("actorNames");
            writer.WriteEndObject();
            writer.WriteString("clientEndpoint", ServerAddress.Of(context.Request));
            writer.WriteString("clientToken", ClientName.Append(token));
        });
    }
}
