using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Admin;

public class AdminSettingsTests
{
    [Theory]
    [InlineData("http://*:7351")]
    [InlineData("http://0.0.0.0:7351")]
    [InlineData("http://10.0.0.1:7351")]
    public async Task Start_OthersReachItWithoutToken_IsRefused(string url)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => AdminServer.StartAsync(new SettingsText().Set("admin.urls", new JsonArray(url))));

        Assert.Contains("gameevents.admin.token must be set", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ShortToken_IsRefusedWithoutShowingIt()
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => AdminServer.StartAsync(AdminServer.Settings.Set("admin.token", "short-secret")));

        Assert.EndsWith("gameevents.admin.token: a token must have at least 32 bytes; this has 12.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short-secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AddressTakenInDevelopment_GoesOnWithoutIt()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await using var server = await AdminServer.StartAsync(new SettingsText().Set("admin.urls", new JsonArray($"http://{taken.LocalEndpoint}")));

        Assert.Null(server.Game.AdminAddress);
        Assert.Contains(server.Game.Log.Warnings, text => text.Contains("goes on without metrics and admin page", StringComparison.Ordinal));
        Assert.True((await server.Game.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Start_AddressTakenInProduction_IsRefusedByName()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var settings = new SettingsText().Set("admin.urls", new JsonArray($"http://{taken.LocalEndpoint}"))
            .Set("admin.token", AdminServer.Token).Set("auth.hs256-key", SettingsText.Key);

        var refused = await Assert.ThrowsAsync<IOException>(() => AdminServer.StartAsync(settings, Profile.Production));

        Assert.StartsWith("gameevents.admin.urls: Failed to bind", refused.Message, StringComparison.Ordinal);
    }
}
