using System.Net;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Tests.Nakama;

/// <summary>What becomes of events that clients sent.</summary>
public class HandlerTests
{
    [Fact]
    public async Task N9_Event_OfTheServersCode_IsNotExternal()
    {
        await using var host = await NakamaHost.StartAsync();

        host.Services.GetRequiredService<IServerEvents>().TryPublish(new ServerEvent("n9"));
        await host.WhenQuietAsync();

        Assert.False(Assert.Single(host.Handled).External);
    }

    [Fact]
    public async Task N10_Handlers_Two_RunInOrder()
    {
        var journal = new List<string>();
        await using var host = await NakamaHost.StartAsync(game => game
            .OnEvent("*", (ServerEvent _) => journal.Add("first"))
            .OnEvent("*", (ServerEvent _) => journal.Add("second")));

        await host.EmitAsync("""{"name":"n10"}""");
        await host.WhenQuietAsync();

        Assert.Equal(["first", "second"], journal);
    }

    [Fact]
    public async Task N11_Event_WithoutHandlers_IsTakenAndLeavesNothing()
    {
        await using var host = await NakamaHost.StartWithoutHandlersAsync();

        var (status, _) = await host.EmitAsync("""{"name":"n11"}""");
        await host.WhenQuietAsync();

        Assert.Equal((HttpStatusCode.OK, 1, 0), (status, host.Handlers.Unmatched, host.Handlers.Handled));
    }

    [Theory]
    [InlineData(MailboxOverflow.DropNewest, HttpStatusCode.OK, 5)]
    [InlineData(MailboxOverflow.Reject, HttpStatusCode.TooManyRequests, 0)]
    public async Task N12_Queue_Full_DropsAsNakamaDoesOrSaysSo(MailboxOverflow overflow, HttpStatusCode expected, long dropped)
    {
        var (held, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await NakamaHost.StartAsync(game => game
            .OnEvent("*", Hold)
            .Configure(o => o with { ServerEvents = o.ServerEvents with { QueueSize = 4, Workers = 1, Overflow = overflow } }));

        await host.EmitAsync("""{"name":"0"}""");
        await held.Task.WaitAsync(NakamaHost.Patience, TestContext.Current.CancellationToken);
        for (var i = 1; i <= 4; i++) Assert.Equal(HttpStatusCode.OK, (await host.EmitAsync($$"""{"name":"{{i}}"}""")).Status);
        for (var i = 5; i < 10; i++)
        {
            var (status, body) = await host.EmitAsync($$"""{"name":"{{i}}"}""");
            Assert.Equal(expected, status);
            if (status != HttpStatusCode.OK) Assert.Equal(8, body.GetProperty("code").GetInt32());
        }

        gate.SetResult();
        await host.WhenQuietAsync();

        Assert.Equal(["0", "1", "2", "3", "4"], host.Handled.Select(handled => handled.Name));
        Assert.Equal(dropped, host.Handlers.Dropped);

        Task Hold(ServerEvent _)
        {
            held.TrySetResult();
            return gate.Task;
        }
    }

    [Fact]
    public async Task N13_Workers_Eight_HandleEightAtATime()
    {
        var (running, gate) = (0, new TaskCompletionSource());
        await using var host = await NakamaHost.StartAsync(game => game
            .OnEvent("*", Hold)
            .Configure(o => o with { ServerEvents = o.ServerEvents with { Workers = 8 } }));

        for (var i = 0; i < 9; i++) await host.EmitAsync("""{"name":"n13"}""");
        await NakamaHost.UntilAsync(() => Volatile.Read(ref running) == 8);
        Assert.Empty(host.Handled);
        gate.SetResult();
        await host.WhenQuietAsync();

        Assert.Equal(9, host.Handled.Count);

        Task Hold(ServerEvent _)
        {
            Interlocked.Increment(ref running);
            return gate.Task;
        }
    }

    [Fact]
    public async Task N14_Filter_LeavesOutRefusesOrChanges_NotFoundFailedOrHandledAsChanged()
    {
        await using var host = await NakamaHost.StartAsync(game => game.AddEventFilter((context, next) =>
        {
            if (context.Event.Name == "gone") return default;
            if (context.Event.Name == "refused") throw new UserError("app.no", "Not now.");
            context.Event = new ServerEvent("changed", context.Event.Properties);
            return next();
        }));

        var (gone, body) = await host.EmitAsync("""{"name":"gone"}""");
        var (refused, why) = await host.EmitAsync("""{"name":"refused"}""");
        var (taken, _) = await host.EmitAsync("""{"name":"plain"}""");
        await host.WhenQuietAsync();

        Assert.Equal((HttpStatusCode.NotFound, """{"code":5,"message":"Requested resource was not found."}"""), (gone, body.GetRawText()));
        Assert.Equal((HttpStatusCode.BadRequest, """{"code":9,"message":"Not now."}"""), (refused, why.GetRawText()));
        Assert.Equal((HttpStatusCode.OK, "changed"), (taken, Assert.Single(host.Handled).Name));
    }

    [Fact]
    public async Task N15_Filter_AfterAnAction_EmitsAnEventOfTheServer()
    {
        await using var host = await NakamaHost.StartAsync(game => game.AddActor<Counter>().AddActionFilter<Counter>(async (context, next) =>
        {
            await next();
            context.Services.GetRequiredService<IServerEvents>().TryPublish(new ServerEvent("account_updated"));
        }));

        await host.Services.GetRequiredService<IGameEvents>().Actor<Counter>("n15").CallAsync(counter => counter.Increment(1), TestContext.Current.CancellationToken);
        await host.WhenQuietAsync();

        var handled = Assert.Single(host.Handled);
        Assert.Equal(("account_updated", false), (handled.Name, handled.External));
    }

    [Fact]
    public async Task N19_Handler_Throws_OthersAndLaterEventsAreHandled()
    {
        await using var host = await NakamaHost.StartAsync(game => game
            .OnEvent("bad", new Action<ServerEvent>(_ => throw new InvalidOperationException("broken")))
            .Configure(o => o with { ServerEvents = o.ServerEvents with { Workers = 1 } }));

        await host.EmitAsync("""{"name":"bad"}""");
        await host.EmitAsync("""{"name":"good"}""");
        await host.WhenQuietAsync();

        Assert.Equal(["bad", "good"], host.Handled.Select(handled => handled.Name));
        Assert.Equal((1, 1), (host.Handlers.DeadLettered, host.Handlers.Handled));
    }

    [Fact]
    public async Task N20_Stop_WithEventsQueued_HandlesThemFirst()
    {
        var (held, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = await NakamaHost.StartAsync(game => game
            .OnEvent("*", Hold)
            .Configure(o => o with { ServerEvents = o.ServerEvents with { Workers = 1 } }));
        for (var i = 0; i < 3; i++) await host.EmitAsync("""{"name":"n20"}""");
        await held.Task.WaitAsync(NakamaHost.Patience, TestContext.Current.CancellationToken);

        var stopped = host.StopAsync();
        Assert.False(stopped.IsCompleted);
        gate.SetResult();
        await stopped;

        Assert.Equal(3, host.Handled.Count);

        Task Hold(ServerEvent _)
        {
            held.TrySetResult();
            return gate.Task;
        }
    }
}
