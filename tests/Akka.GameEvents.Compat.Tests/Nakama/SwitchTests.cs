using System.Net;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Nakama;

public class SwitchTests
{
    [Theory]
    [InlineData(NakamaHost.Device, HttpStatusCode.NotFound, "")]
    [InlineData(NakamaHost.Refresh, HttpStatusCode.NotFound, "")]
    [InlineData("/ws", HttpStatusCode.NotFound, "")]
    [InlineData(NakamaHost.Events, HttpStatusCode.Unauthorized, "\"unauthorized\"")]
    public async Task Post_Off_IsUnknownOrAnsweredByTheProtocol(string path, HttpStatusCode expected, string text)
    {
        await using var host = await CompatHost.StartAsync(new CompatOptions());

        using var response = await host.Http.PostAsync(path, null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
