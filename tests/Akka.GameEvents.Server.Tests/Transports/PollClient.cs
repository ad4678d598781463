using System.Net;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Transports;

/// <param name="server">The server.</param>
/// <param name="wait">How long a poll is held, in milliseconds; 0 for short polling.</param>
internal sealed class PollClient(ServerUnderTest server, int wait) : HttpTransport(server)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    protected override async Task ReadAsync(HttpClient http, string cursor, CancellationToken dropped)
    {
        while (!dropped.IsCancellationRequested)
        {
            using var response = await http.GetAsync(new Uri($"/v1/poll?wait={wait}&cursor={cursor}", UriKind.Relative), dropped);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(dropped))!;
                cursor = (string)answer["cursor"]!;
                Arrived(answer["m"]);
            }
            else if (response.StatusCode != HttpStatusCode.NoContent)
            {
                var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(dropped))!;
                Arrived(new JsonObject { ["t"] = "bye", ["code"] = (string?)error["code"] });
                return;
            }

            if (wait == 0) await Task.Delay(Interval, TimeProvider.System, dropped);
        }
    }
}
