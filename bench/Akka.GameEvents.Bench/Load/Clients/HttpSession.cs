using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Bench.Load.Clients;

/// <summary>A session that is opened by <c>POST /v1/session</c>, to be read over HTTP.</summary>
internal static class HttpSession
{
    private static readonly HttpClient Http = new();

    /// <returns>What the session is resumed and read by.</returns>
    public static async Task<string> OpenAsync(int port, IWire wire, string room)
    {
        using var packet = new StringContent($"[{string.Join(',', wire.Greetings(room))}]", Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync($"http://127.0.0.1:{port}/v1/session", packet);
        using var answers = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (answers.RootElement.EnumerateArray().All(answer => answer.GetProperty("t").GetString() != "joined"))
            throw new InvalidOperationException($"Not joined: {answers.RootElement}");
        return answers.RootElement[0].GetProperty("session").GetString()!;
    }
}
