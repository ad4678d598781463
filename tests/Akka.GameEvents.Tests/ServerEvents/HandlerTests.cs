using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Tests.ServerEvents;

/// <summary>What handlers are given, and what they do to each other: nothing.</summary>
public class HandlerTests
{
    private const int HandlerFailed = 1300;
    private const int HandlerTimedOut = 1301;

    [Fact]
    public async Task OnEvent_SeveralOfAName_RunInTheirOrder()
    {
        var journal = new Journal();
        await using var kit = Start(journal, game => game
            .OnEvent("purchase", (ServerEvent e, Journal lines) => lines.Write("first " + e["sku"]))
            .OnEvent("*", async (Journal lines, ServerEvent e, CancellationToken stop) =>
            {
                await Task.Yield();
                lines.Write($"any {e.Name} {stop.CanBeCanceled}");
            })
            .OnEvent("purchase", (ServerEvent e, Journal lines) => ValueTask.FromResult(e.Properties.Count).AsTask().ContinueWith(_ => lines.Write("last"), TaskScheduler.Default)));

        Assert.Equal(PublishResult.Accepted, kit.ServerEvents.TryPublish(new ServerEvent("purchase", ("sku", "sword"))));
        await kit.WhenQuietAsync();

        Assert.Equal(["first sword", "any purchase True", "last"], journal.Lines);
        Assert.Equal(new ConsumerCounts("handlers", Accepted: 1, Handled: 1, 0, 0, 0, 0), kit.Handlers());
    }

    [Fact]
    public async Task OnEvent_TakesServices_FromAScopeOfItsOwn()
    {
        var journal = new Journal();
        await using var kit = Start(
            journal,
            game => game.OnEvent("a", (Scoped one, Scoped same, Journal lines) => lines.Write($"{one == same}")).OnEvent("a", (Scoped other) => other.Uses++),
            services => services.AddScoped<Scoped>());

        kit.ServerEvents.TryPublish(new ServerEvent("a"));
        await kit.WhenQuietAsync();

        Assert.Equal(["True", "disposed after 0", "disposed after 1"], journal.Lines);
    }

    [Fact]
    public async Task OnUnmatched_GetsWhatNoOtherHandlerIsFor_AndItIsCountedAsUnmatched()
    {
        var journal = new Journal();
        await using var kit = Start(journal, game => game
            .OnEvent("known", (Journal lines) => lines.Write("known"))
            .OnUnmatched((ServerEvent e, Journal lines) => lines.Write("unmatched " + e.Name)));

        kit.ServerEvents.TryPublish(new ServerEvent("known"));
        kit.ServerEvents.TryPublish(new ServerEvent("strange"));
        await kit.WhenQuietAsync();

        Assert.Equal(["known", "unmatched strange"], journal.Lines.Order());
        Assert.Equal(new ConsumerCounts("handlers", Accepted: 2, Handled: 1, Unmatched: 1, 0, 0, 0), kit.Handlers());
    }

    [Fact]
    public async Task Event_WithoutAnyHandler_IsUnmatchedAndNotPending()
    {
        await using var kit = Start(new Journal(), _ => { });

        kit.ServerEvents.TryPublish(new ServerEvent("a"));
        await kit.WhenQuietAsync();

        Assert.Equal(new ConsumerCounts("handlers", Accepted: 1, 0, Unmatched: 1, 0, 0, 0), kit.Handlers());
    }

    [Fact]
    public async Task Handler_Throws_TheOthersRunAndTheEventIsDeadLettered()
    {
        var (journal, log) = (new Journal(), new LogCollector());
        await using var kit = Start(
            journal,
            game => game
                .OnEvent("a", void () => throw new InvalidOperationException("broken"))
                .OnEvent("a", async () => await Task.FromException(new InvalidOperationException("broken later")))
                .OnEvent("*", (ServerEvent e, Journal lines) => lines.Write(e.Name)),
            log.AddTo);

        kit.ServerEvents.TryPublish(new ServerEvent("a"));
        kit.ServerEvents.TryPublish(new ServerEvent("b"));
        await kit.WhenQuietAsync();

        Assert.Equal(["a", "b"], journal.Lines.Order());
        Assert.Equal(new ConsumerCounts("handlers", Accepted: 2, Handled: 1, 0, 0, DeadLettered: 1, 0), kit.Handlers());
        Assert.All(log.Of(HandlerFailed), line => Assert.Contains("'a'", line.Text, StringComparison.Ordinal));
        Assert.Equal(2, log.Of(HandlerFailed).Count());
    }

    [Fact]
    public async Task Handler_Hangs_IsCancelledAndGivenUpWhileOtherEventsGoOn()
    {
        var (journal, log, cancelled) = (new Journal(), new LogCollector(), new TaskCompletionSource());
        await using var kit = Start(
            journal,
            game => game
                .OnEvent("slow", (CancellationToken stop) =>
                {
                    stop.Register(cancelled.SetResult);
                    return new TaskCompletionSource().Task;
                })
                .OnEvent("quick", (Journal lines) => lines.Write("quick"))
                .Configure(o => o with { ServerEvents = o.ServerEvents with { Workers = 2 } }),
            log.AddTo);

        kit.ServerEvents.TryPublish(new ServerEvent("slow"));
        kit.ServerEvents.TryPublish(new ServerEvent("quick"));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(["quick"], journal.Lines);
        Assert.Equal(1, kit.Handlers().Pending);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));
        await kit.WhenQuietAsync();

        Assert.Equal(new ConsumerCounts("handlers", Accepted: 2, Handled: 1, 0, 0, DeadLettered: 1, 0), kit.Handlers());
        Assert.Contains("'slow'", Assert.Single(log.Of(HandlerTimedOut)).Text, StringComparison.Ordinal);
        await cancelled.Task.WaitAsync(kit.Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Handler_ThatAsksForRetries_RunsAgainAndAlone()
    {
        var (journal, attempts) = (new Journal(), 0);
        await using var kit = Start(journal, game => game
            .OnEvent("a", (Journal lines) => lines.Write("other"))
            .OnEvent("a", () => ++attempts < 3 ? throw new InvalidOperationException("not yet") : 0, new EventHandlerOptions { Retries = 2 }));

        kit.ServerEvents.TryPublish(new ServerEvent("a"));
        await kit.WhenQuietAsync();
        Assert.Equal((1, 1L), (attempts, kit.Handlers().Pending));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1.2)); // 1 s, give or take a fifth
        Assert.Equal(2, attempts);
        await kit.AdvanceAsync(TimeSpan.FromSeconds(2.4));

        Assert.Equal((3, "other"), (attempts, Assert.Single(journal.Lines)));
        Assert.Equal(new ConsumerCounts("handlers", Accepted: 1, Handled: 1, 0, 0, 0, 0), kit.Handlers());
    }

    [Fact]
    public async Task Handler_WhoseRetriesAreUsedUp_LeavesADeadLetter()
    {
        var attempts = 0;
        await using var kit = Start(new Journal(), game => game.OnEvent(
            "a", () => { attempts++; throw new InvalidOperationException("never"); }, new EventHandlerOptions { Retries = 1, RetryDelay = TimeSpan.Zero }));

        kit.ServerEvents.TryPublish(new ServerEvent("a"));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, attempts);
        Assert.Equal(1, kit.Handlers().DeadLettered);
    }

    [Fact]
    public void OnEvent_TakesAnUnknownService_TheServerDoesNotStart()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => GameTestKit.Start(game => game.OnEvent("purchase", (Journal nowhere) => nowhere.Write(""))));

        Assert.Contains("'purchase' takes 'nowhere', a Journal", refusal.Message, StringComparison.Ordinal);
    }

    private static GameTestKit Start(Journal journal, Action<GameEventsBuilder> configure, Action<IServiceCollection>? services = null) =>
        GameTestKit.Start(configure, all =>
        {
            all.AddSingleton(journal);
            services?.Invoke(all);
        });

    private sealed class Scoped(Journal journal) : IDisposable
    {
        public int Uses { get; set; }

        public void Dispose() => journal.Write($"disposed after {Uses}");
    }
}
