using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.TestKit.Tests.Hosting;

public class GameTestKitTests
{
    private sealed record NoState;

    private sealed record Step(string Name, double At);

    private sealed class Steps(List<string> ends) : GameActor<NoState>
    {
        private DateTimeOffset _start;

        [Action]
        public void Chain(int length) => Timers.After("chain", TimeSpan.FromSeconds(1), async () =>
        {
            await Task.Yield();
            Emit(new Step($"{length}", (Now - _start).TotalSeconds));
            if (length > 1) Chain(length - 1);
        });

        [Action]
        public async Task<double> Wait(int seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), Time);
            return (Now - _start).TotalSeconds;
        }

        [Action]
        public static Task Hang() => new TaskCompletionSource().Task;

        protected override void OnStart() => _start = Now;

        protected override void OnStop() => ends.Add(Address);
    }

    private sealed class Unregistered : GameActor<NoState>;

    private static GameTestKit Start(List<string>? ends = null) =>
        GameTestKit.Start(game => game.AddActor<Steps>(), services => services.AddSingleton(ends ?? []));

    [Fact]
    public async Task Advance_EachTimerStartsTheNext_AllRunAtTheirTimes()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Steps>();
        await ann.CallAsync(s => s.Chain(5));

        await kit.AdvanceAsync(TimeSpan.FromSeconds(5));

        for (var n = 1; n <= 5; n++) await ann.ExpectEventAsync(new Step($"{6 - n}", n));
        await ann.ExpectNoEventAsync();
    }

    [Fact]
    public async Task Advance_ACallWaitsForTime_ItEndsAtItsTime()
    {
        await using var kit = Start();

        var call = kit.Actor<Steps>().CallAsync(s => s.Wait(10));
        await kit.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(10, await call);
    }

    [Fact]
    public async Task Dispose_ATurnHangs_GivesItUp()
    {
        var ends = new List<string>();
        var kit = Start(ends);
        await kit.Actor<Steps>("a").CallAsync(s => s.Chain(1));
        var hanging = kit.Actor<Steps>("b").CallAsync(s => Steps.Hang());

        await kit.DisposeAsync();

        Assert.Equal(["steps/a"], ends);
        Assert.False(hanging.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Users_NotNamed_AreAuthenticatedAndDifferent()
    {
        await using var kit = Start();

        var (ann, bob) = (kit.Session(), kit.Session());

        Assert.NotEqual(ann.User.Id, bob.User.Id);
        Assert.False(ann.User.IsGuest);
    }

    [Fact]
    public async Task Connect_ActorNotRegistered_ThrowsNamingIt()
    {
        await using var kit = Start();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => kit.ConnectAsync<Unregistered>());

        Assert.Contains("Unregistered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ExpressionIsNoAction_IsRefused()
    {
        await using var kit = Start();
        var ann = await kit.ConnectAsync<Steps>();

        await Assert.ThrowsAsync<ArgumentException>(() => ann.CallAsync(s => s.ToString()));
        await Assert.ThrowsAsync<ArgumentException>(() => ann.CallAsync(s => 5));
    }

    [Fact]
    public async Task Kits_SideBySide_ShareNothing()
    {
        await using var one = Start();
        await using var two = Start();
        var ann = await one.ConnectAsync<Steps>("a");
        var bob = await two.ConnectAsync<Steps>("a");
        await bob.CallAsync(s => s.Chain(1));

        await one.AdvanceAsync(TimeSpan.FromSeconds(5));

        await ann.ExpectNoEventAsync();
        await bob.ExpectNoEventAsync();
        Assert.NotEqual(one.Time.GetUtcNow(), two.Time.GetUtcNow());
    }
}
