using System.Text.Json;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Compat.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Compat.Tests.Mage;

/// <summary>MAGE's state, which here is a turn, or a scope outside of turns.</summary>
public sealed class EmitScopeTests : IAsyncLifetime
{
    private CompatHost _host = null!;

    private IGameEvents Events => _host.Services.GetRequiredService<IGameEvents>();

    public async ValueTask InitializeAsync() => _host = await CompatHost.StartAsync(MageStage.Options(), game => game.AddDemoActors().AddActor<MageStage>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task M1_Command_EmitsToSeveral_ReturnsItsOwnAndSendsOnePackToEach()
    {
        var (abc, def, ghi, jkl) = (await LogInAsync("abc"), await LogInAsync("def"), await LogInAsync("ghi"), await LogInAsync("jkl"));

        var answer = await abc.RunAsync("test.sayAll", """{"to":["def","ghi","jkl"]}""");

        Assert.Equal("""[[null,null,[["test.1",{"hello":"world"}],["test.2"]]]]""", answer);
        Assert.Equal("", await abc.PollAsync());
        Assert.Equal("""{"1":[["test.3",3],["test.4",4]]}""", await def.PollAsync());
        Assert.Equal("""{"1":[["test.4",4]]}""", await ghi.PollAsync());
        Assert.Equal("""{"1":[["test.7",7]]}""", await jkl.PollAsync());
    }

    [Fact]
    public async Task M2_Command_FailsWithAlways_SendsOnlyThose()
    {
        var (abc, def) = (await LogInAsync("abc"), await LogInAsync("def"));

        var answer = await abc.RunAsync("test.fail", """{"to":"def","code":"app.broke"}""");

        Assert.Equal("""[["broke",null,[["always.emit"]]]]""", answer);
        Assert.Equal("""{"1":[["always.all"]]}""", await abc.PollAsync());
        Assert.Equal("""{"1":[["always.all"],["always.emit"]]}""", await def.PollAsync());
    }

    [Fact]
    public async Task M3_Command_Throws_AnswersTheCodeAndSendsNothing()
    {
        var abc = await LogInAsync("abc");

        var answer = await abc.RunAsync("test.crash", "{}");

        Assert.Equal("""[["server",null]]""", answer);
        Assert.Equal("", await abc.PollAsync());
    }

    [Fact]
    public async Task M4_Scope_StoreFailsBeforeTheFlush_SendsNothing()
    {
        var abc = await LogInAsync("abc");

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await using var scope = Events.OpenScope();
            scope.Emit("dropped", to: Audience.Users("abc"));
            await Task.FromException(new IOException("The store has not committed."));
            await scope.FlushAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal("", await abc.PollAsync());
    }

    [Fact]
    public async Task M5_Emit_WithoutData_HasNoSecondElement()
    {
        var abc = await LogInAsync("abc");
        await using var scope = Events.OpenScope();

        scope.Emit("eventName", to: Audience.Users("abc"));
        await scope.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"1":[["eventName"]]}""", await abc.PollAsync());
    }

    [Fact]
    public async Task M6_Emit_RawJson_IsEmbedded()
    {
        var abc = await LogInAsync("abc");
        await using var scope = Events.OpenScope();

        scope.Emit("raw", JsonElement.Parse("""{"n":1.50,"t":["a"]}"""), Audience.Users("abc"));
        await scope.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"1":[["raw",{"n":1.50,"t":["a"]}]]}""", await abc.PollAsync());
    }

    [Fact]
    public async Task M7_Emit_ToNobodyOrWithoutAName_DoesNothingOrThrows()
    {
        await using var scope = Events.OpenScope();

        scope.Emit("nobody", to: Audience.Users([]));
        await scope.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Throws<InvalidOperationException>(() => scope.Emit("", to: Audience.Users("abc")));
    }

    [Fact]
    public async Task M8_Emit_ToAUserWhoHasNoSession_WaitsForTheUser()
    {
        await using var scope = Events.OpenScope();

        scope.Emit("early", to: Audience.Users("abc"));
        await scope.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"1":[["early"]]}""", await (await LogInAsync("abc")).PollAsync());
    }

    [Fact]
    public async Task M9_Scope_AfterItsEnd_NamesWhereItEnded()
    {
        var scope = Events.OpenScope();
        await scope.DisposeAsync();

        var refused = Assert.Throws<ObjectDisposedException>(() => scope.Emit("late", to: Audience.Global));

        Assert.Contains(nameof(M9_Scope_AfterItsEnd_NamesWhereItEnded), refused.Message);
    }

    [Fact]
    public async Task M10_Scope_FlushedTwice_MakesTwoPacks()
    {
        var abc = await LogInAsync("abc");
        await using var scope = Events.OpenScope();

        scope.Emit("a", to: Audience.Users("abc"));
        scope.Emit("b", to: Audience.Users("abc"));
        await scope.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"1":[["a"],["b"]]}""", await abc.PollAsync());
        scope.Emit("c", to: Audience.Users("abc"));
        await scope.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal("""{"1":[["a"],["b"]],"2":[["c"]]}""", await abc.PollAsync());
        Assert.Equal("", await abc.PollAsync("1,2"));
    }

    private Task<MageClient> LogInAsync(string userId) => MageClient.LogInAsync(_host, userId);
}
