using System.Net;
using System.Text.Json;

namespace Akka.GameEvents.Soak.Links;

/// <summary>Down by polls, held for as long as nothing comes, or answered at once.</summary>
internal sealed class PollLink(Uri server, TimeSpan wait, TimeSpan pause) : HttpLink(server)
{
    private const int MaxTries = 3;

    protected override async Task ReadAsync()
    {
        string? cursor = null;
        for (var tries = 0; tries < MaxTries;)
        {
            try
            {
                cursor = await PollAsync(cursor);
                if (cursor == "") return;
                tries = 0;
            }
            catch (HttpRequestException)
            {
                // What was in the answer is not confirmed, and is given again.
                tries++;
            }

            await Task.Delay(pause, TimeProvider.System, Stopped);
        }
    }

    /// <returns>The next cursor; empty when there is none.</returns>
    private async Task<string?> PollAsync(string? cursor)
    {
        var confirmed = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        using var answer = await Http.GetAsync($"/v1/poll?wait={wait.TotalMilliseconds}{confirmed}", Stopped);
        if (answer.StatusCode == HttpStatusCode.NoContent) return cursor;
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            await RefusedAsync(answer);
            return "";
        }

        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Stopped));
        foreach (var message in document.RootElement.GetProperty("m").EnumerateArray()) await TakeAsync(message.Clone());
        return document.RootElement.GetProperty("cursor").GetString();
    }
}
