using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.ServerEvents;

/// <summary>A game developer's own host that handles server events, on a free port and with a clock of its own.</summary>
internal sealed class EventServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<ServerEvent> _handled = Channel.CreateUnbounded<ServerEvent>();
    private readonly HttpClient _http = new();
    private OwnHost _host = null!;

    public ManualTime Time { get; } = new();

    public int Port => _host.Port;

    public IServiceProvider Services => _host.Services;

    public IServerEvents Events => Services.GetRequiredService<IServerEvents>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<EventServer> StartAsync(
        Func<ServerEventsOptions, ServerEventsOptions>? options = null, Action<GameEventsBuilder>? configure = null)
    {
        var server = new EventServer();
        server._host = await OwnHost.StartAsync(game =>
        {
            game.Services.AddSingleton<TimeProvider>(server.Time);
            configure?.Invoke(game);
            game.OnEvent("*", (ServerEvent e) => server._handled.Writer.TryWrite(e))
                .Configure(o => o with { ServerEvents = options?.Invoke(o.ServerEvents) ?? o.ServerEvents });
        });
        return server;
    }

    public string Token(string user) => Services.GetRequiredService<IGameTokens>().Issue(user);

    /// <summary>The next event that was handled.</summary>
    public async Task<ServerEvent> HandledAsync() => await _handled.Reader.ReadAsync(Stop).AsTask().WaitAsync(Patience, Stop);

    /// <summary>Posts as the user ann.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string body) => PostAsync(path, new StringContent(body));

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, HttpContent content) => PostAsync(path, content, "Bearer " + Token("ann"));

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, HttpContent content, string? authorization)
    {
        using var response = await SendAsync(path, content, authorization);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop)));
    }

    public async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{Port}{path}") { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await _http.SendAsync(request, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }
}
