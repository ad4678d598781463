using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Compat.Tests.Support;
using Akka.GameEvents.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Tests.Nakama;

/// <summary>A host that serves clients of Nakama, and what such a client would ask of it.</summary>
internal sealed class NakamaHost : IAsyncDisposable
{
    public const string Events = "/v2/event";
    public const string Device = "/v2/account/authenticate/device";
    public const string Refresh = "/v2/account/session/refresh";
    public const string ServerKey = "Basic ZGVmYXVsdGtleTo=";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CompatHost _host;
    private readonly ConcurrentQueue<ServerEvent> _handled;

    private NakamaHost(CompatHost host, ConcurrentQueue<ServerEvent> handled) => (_host, _handled) = (host, handled);

    public HttpClient Http => _host.Http;

    public IServiceProvider Services => _host.Services;

    public IReadOnlyList<ServerEvent> Handled => [.. _handled];

    public ConsumerCounts Handlers => Services.GetRequiredService<IServerEvents>().Counts.Consumers[0];

    public Uri Socket => new(Http.BaseAddress!.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + "ws");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="configure">Adds to the host, which records events as its last handler.</param>
    /// <param name="options">What differs from the defaults.</param>
    public static async Task<NakamaHost> StartAsync(Action<GameEventsBuilder>? configure = null, NakamaOptions? options = null)
    {
        var handled = new ConcurrentQueue<ServerEvent>();
        var compat = new CompatOptions { Nakama = (options ?? new NakamaOptions()) with { Enabled = true } };
        return new NakamaHost(
            await CompatHost.StartAsync(compat, game =>
            {
                configure?.Invoke(game);
                game.OnEvent("*", handled.Enqueue);
            }),
            handled);
    }

    /// <summary>The same, where nothing handles events.</summary>
    public static async Task<NakamaHost> StartWithoutHandlersAsync() =>
        new(await CompatHost.StartAsync(new CompatOptions { Nakama = new NakamaOptions { Enabled = true } }, _ => { }), []);

    public string Token(string user, IReadOnlyDictionary<string, object?>? claims = null) => Services.GetRequiredService<IGameTokens>().Issue(user, claims);

    /// <summary>Sends an event as ann does.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> EmitAsync(string body) => PostAsync(Events, body, "Bearer " + Token("ann"));

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, string body, string? authorization)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded"); // as curl does with -d
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return (response.StatusCode, JsonElement.Parse(text));
    }

    /// <summary>Until the condition holds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, patience.Token);
    }

    /// <summary>Until the handlers have nothing left to do.</summary>
    public Task WhenQuietAsync() => UntilAsync(() => Handlers.Pending == 0);

    public Task StopAsync() => _host.StopAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
