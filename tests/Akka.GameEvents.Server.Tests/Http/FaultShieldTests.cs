using System.Net;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.Http;

public class FaultShieldTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_ThatFails_GetsAReferenceAndTheLogTheException()
    {
        await using var server = await ServerUnderTest.StartAsync(replace: services => services.AddSingleton<IGameTokens, BrokenTokens>());
        using var content = new StringContent("""{"sub":"alice"}""", Encoding.UTF8, "application/json");

        using var response = await server.Http.PostAsync("/v1/token", content, Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain(BrokenTokens.Secret, text, StringComparison.Ordinal);
        using var body = JsonDocument.Parse(text);
        Assert.Equal("internal_error", body.RootElement.GetProperty("code").GetString());
        var entry = Assert.Single(server.Log.Errors);
        Assert.Contains(BrokenTokens.Secret, entry, StringComparison.Ordinal);
        var reference = body.RootElement.GetProperty("message").GetString()!.Split("look for ")[1].Split(' ')[0];
        Assert.Contains($"ref {reference}", entry, StringComparison.Ordinal);
    }

    private sealed class BrokenTokens : IGameTokens
    {
        public const string Secret = "the password of the vault";

        public string Issue(string user, IReadOnlyDictionary<string, object?>? claims = null) => throw new IOException(Secret);
    }
}
