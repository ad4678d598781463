using System.Net.Http.Headers;
using Akka.GameEvents.Client;

namespace Akka.GameEvents.Samples.Analytics;

/// <summary>A player who logs in, takes another name, buys a hat, and leaves.</summary>
internal static class Player
{
    public static async Task PlayAsync(string url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        using var login = await http.PostAsync(new Uri("/login/ann", UriKind.Relative), null);
        var token = await login.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await using var client = new GameClient(url, new GameClientOptions { Token = token });
        await client.Actor("account", "ann").CallAsync<object?>("update", "Ann of the Hats");
        var purchase = new { name = "purchase", properties = new { item = "hat", amount = "4.99" } };
        using var sent = await http.PostAsJsonAsync(new Uri("/v2/event", UriKind.Relative), purchase);
        sent.EnsureSuccessStatusCode();
    }
}
