using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

internal sealed class SseClient(ServerUnderTest server) : HttpTransport(server)
{
    protected override async Task ReadAsync(HttpClient http, string cursor, CancellationToken dropped)
    {
        using var reader = new StreamReader(await http.GetStreamAsync(new Uri($"/v1/sse?cursor={cursor}", UriKind.Relative), dropped));
        while (await reader.ReadLineAsync(dropped) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) Arrived(JsonNode.Parse(line["data: ".Length..]));
        }
    }
}
