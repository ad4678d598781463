using System.Threading.Channels;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Server.Tests.ServerEvents;

/// <summary>Handlers of the starts and ends of sessions and links.</summary>
public class LifecycleTests
{
    [Fact]
    public async Task Session_OpenedAndEndedByTheClient_IsToldInOrder()
    {
        await using var told = await Told.StartAsync();
        using var client = await WireClient.OpenAsync(told.Port);
        var welcome = await client.HelloAsync();
        await client.ByeAsync();

        var start = Assert.IsType<SessionStart>(await told.NextAsync());
        Assert.Equal((welcome.GetProperty("user").GetString(), "websocket"), (start.User.Id, start.Transport));
        Assert.False(Assert.IsType<LinkStart>(await told.NextAsync()).IsResumed);
        Assert.Equal(EndReason.Bye, Assert.IsType<LinkEnd>(await told.NextAsync()).Reason);
        var end = Assert.IsType<SessionEnd>(await told.NextAsync());
        Assert.Equal((start.SessionId, EndReason.Bye), (end.SessionId, end.Reason));
    }

    [Fact]
    public async Task Link_Lost_TheSessionEndsWhenItsWindowHasExpired()
    {
        await using var told = await Told.StartAsync();
        using (var client = await WireClient.OpenAsync(told.Port)) await client.HelloAsync();

        Assert.Equal([typeof(SessionStart), typeof(LinkStart)], [(await told.NextAsync()).GetType(), (await told.NextAsync()).GetType()]);
        Assert.Equal(EndReason.Lost, Assert.IsType<LinkEnd>(await told.NextAsync()).Reason);
        var end = Assert.IsType<SessionEnd>(await told.NextAsync(advance: TimeSpan.FromSeconds(31)));
        Assert.Equal(EndReason.WindowExpired, end.Reason);
        Assert.InRange(end.Duration, TimeSpan.FromSeconds(30), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Link_TakenOver_IsReplacedAndTheSessionGoesOn()
    {
        await using var told = await Told.StartAsync();
        using var first = await WireClient.OpenAsync(told.Port);
        var welcome = await first.HelloAsync();
        using var second = await WireClient.OpenAsync(told.Port);
        await second.SendAsync(new { t = "hello", v = 1, session = welcome.GetProperty("session").GetString() });
        await second.ExpectAsync("welcome");
        await told.NextAsync();
        await told.NextAsync();

        Assert.Equal(EndReason.Replaced, Assert.IsType<LinkEnd>(await told.NextAsync()).Reason);
        Assert.True(Assert.IsType<LinkStart>(await told.NextAsync()).IsResumed);
    }

    [Fact]
    public async Task Session_Kicked_IsToldSo()
    {
        await using var told = await Told.StartAsync();
        using var client = await WireClient.OpenAsync(told.Port);
        var welcome = await client.HelloAsync();

        told.Services.GetRequiredService<IGameSessions>().KickUser(welcome.GetProperty("user").GetString()!, "app.banned");

        Assert.Equal(EndReason.Kicked, (await told.EndAsync()).Reason);
    }

    [Fact]
    public async Task Session_ThatBreaksTheProtocol_IsToldSo()
    {
        await using var told = await Told.StartAsync();
        using var client = await WireClient.OpenAsync(told.Port);
        await client.HelloAsync();

        for (var i = 0; i < 10; i++) await client.SendTextAsync("nonsense");
        for (var i = 0; i < 10; i++) await client.ExpectErrorAsync("bad_message");
        await client.ExpectByeAsync(4002, "bad_message");
        client.Dispose();

        Assert.Equal(EndReason.BadMessage, (await told.EndAsync()).Reason);
    }

    [Fact]
    public async Task Session_OfAServerThatGoesDown_IsToldBeforeTheServerStops()
    {
        var told = await Told.StartAsync();
        using var client = await WireClient.OpenAsync(told.Port);
        await client.HelloAsync();

        await told.DisposeAsync();

        Assert.Equal(EndReason.Draining, (await told.EndAsync()).Reason);
    }

    /// <summary>A host whose handlers write down what they are told.</summary>
    private sealed class Told : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private readonly Channel<object> _notices = Channel.CreateUnbounded<object>();
        private readonly ManualTime _time = new();
        private OwnHost _host = null!;

        public int Port => _host.Port;

        public IServiceProvider Services => _host.Services;

        public static async Task<Told> StartAsync()
        {
            var told = new Told();
            told._host = await OwnHost.StartAsync(game =>
            {
                game.Services.AddSingleton<TimeProvider>(told._time);
                game.OnSessionStart((SessionStart e) => told._notices.Writer.TryWrite(e))
                    .OnLinkStart((LinkStart e) => told._notices.Writer.TryWrite(e))
                    .OnLinkEnd((LinkEnd e) => told._notices.Writer.TryWrite(e))
                    .OnSessionEnd((SessionEnd e) => told._notices.Writer.TryWrite(e));
            });
            return told;
        }

        /// <param name="advance">What the clock is moved by while the notice is not there.</param>
        public async Task<object> NextAsync(TimeSpan advance = default)
        {
            _time.Advance(advance);
            return await _notices.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        public async Task<SessionEnd> EndAsync()
        {
            while (true)
            {
                if (await NextAsync() is SessionEnd end) return end;
            }
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
