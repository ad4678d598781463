using System.Net;
using System.Text;

namespace Akka.GameEvents.Soak.Links;

/// <summary>Down by server-sent events. A stream that breaks off is asked for again, from after the last packet that came whole.</summary>
internal sealed class SseLink(Uri server) : HttpLink(server)
{
    private const int MaxTries = 3;
    private string? _lastId;

    protected override async Task ReadAsync()
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            try
            {
                var before = _lastId;
                if (!await StreamAsync()) return;
                if (_lastId != before) tries = 0;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The next stream goes on from there.
            }
        }
    }

    /// <returns>False when the server refuses.</returns>
    private async Task<bool> StreamAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sse");
        if (_lastId is not null) request.Headers.Add("Last-Event-ID", _lastId);
        using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stopped);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            await RefusedAsync(answer);
            return false;
        }

        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Stopped), Encoding.UTF8);
        var (id, data) = (_lastId, "");
        while (await lines.ReadLineAsync(Stopped) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            if (line.Length > 0 || data.Length == 0) continue;
            foreach (var message in Packet.Read(Encoding.UTF8.GetBytes(data))) await TakeAsync(message);
            (_lastId, data) = (id, "");
        }

        return true;
    }
}
