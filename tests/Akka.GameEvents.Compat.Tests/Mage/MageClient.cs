using System.Net;
using System.Text.Json;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Mage;

/// <summary>Speaks to the host as a client of MAGE does, a request at a time.</summary>
internal sealed class MageClient(CompatHost host)
{
    /// <summary>Of its session; null before it has logged in.</summary>
    public string? Key { get; private set; }

    public static async Task<MageClient> LogInAsync(CompatHost host, string userId, params string[] roles)
    {
        var client = new MageClient(host);
        var answer = JsonDocument.Parse(await client.RunAsync("test.login", JsonSerializer.Serialize(new { userId, roles }))).RootElement[0];
        var set = answer[2][0];
        Assert.Equal("session.set", set[0].GetString());
        Assert.Equal(userId, set[1].GetProperty("actorId").GetString());
        client.Key = set[1].GetProperty("key").GetString();
        return client;
    }

    /// <summary>Runs commands; the answer's text.</summary>
    public async Task<string> RunAsync(string commands, params string[] lines)
    {
        var response = await PostAsync(commands, $"{Header}\n{string.Join('\n', lines)}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string commands, string body) =>
        host.Http.PostAsync(new Uri($"/game/{commands}", UriKind.Relative), new StringContent(body), TestContext.Current.CancellationToken);

    /// <summary>A short poll; empty when there is nothing.</summary>
    public async Task<string> PollAsync(string confirmIds = "")
    {
        var response = await GetAsync($"/msgstream?transport=shortpolling&sessionKey={Uri.EscapeDataString(Key!)}&confirmIds={confirmIds}");
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => host.Http.GetAsync(path, TestContext.Current.CancellationToken);

    private string Header => Key is null ? "[]" : JsonSerializer.Serialize(new[] { new { name = "mage.session", key = Key } });
}
