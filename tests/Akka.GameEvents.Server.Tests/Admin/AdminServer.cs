using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Admin;

/// <summary>A server with its admin listener on a free port, and requests to it.</summary>
internal sealed class AdminServer : IAsyncDisposable
{
    public const string Token = "a token of the tests that is long enough";

    private AdminServer(ServerUnderTest game) => Game = game;

    public ServerUnderTest Game { get; }

    public HttpClient Http => field ??= new HttpClient { BaseAddress = Game.AdminAddress };

    public static SettingsText Settings => new SettingsText().Set("admin.urls", new JsonArray("http://127.0.0.1:0"));

    public static async Task<AdminServer> StartAsync(SettingsText? settings = null, string profile = Profile.Development, TimeProvider? time = null) =>
        new(await ServerUnderTest.StartAsync(settings ?? Settings, time, profile));

    public static Task<AdminServer> StartWithTokenAsync() => StartAsync(Settings.Set("admin.token", Token));

    /// <summary>Asks as any client can: with these headers and nothing more.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string path, string? token = null)
    {
        if (token is not null) Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Http.GetStringAsync(path, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Game.DisposeAsync();
    }
}
