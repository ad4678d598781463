using System.Net;
using Akka.GameEvents.Samples;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Mage;

public sealed class CommandTests : IAsyncLifetime
{
    private CompatHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await CompatHost.StartAsync(MageStage.Options(), game => game.AddDemoActors().AddActor<MageStage>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task M19_Command_OfMembers_IsForThemOnly()
    {
        Assert.Equal("""[["auth",null]]""", await new MageClient(_host).RunAsync("test.members", "{}"));
        Assert.Equal("""[["auth",null]]""", await (await MageClient.LogInAsync(_host, "ann")).RunAsync("test.members", "{}"));
        Assert.Equal("""[[null,"welcome"]]""", await (await MageClient.LogInAsync(_host, "bob", "member")).RunAsync("test.members", "{}"));
    }

    [Theory]
    [InlineData("test.unknown", "{}", "server")]
    [InlineData("test.nobody", "{}", "server")]
    [InlineData("test.say", """{"to":[],"name":5}""", "bad_args")]
    public async Task Command_Refused_AnswersACode(string command, string line, string code) =>
        Assert.Equal($"""[["{code}",null]]""", await new MageClient(_host).RunAsync(command, line));

    [Fact]
    public async Task Batch_OneFails_TheOthersRunInOrder()
    {
        var ann = await MageClient.LogInAsync(_host, "ann");

        var answer = await ann.RunAsync("test.say,test.crash,test.say", """{"name":"one"}""", "{}", """[null,"two",2]""");

        Assert.Equal("""[[null,null,[["one"]]],["server",null],[null,null,[["two",2]]]]""", answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON\n{}")]
    [InlineData("{}\n{}")]
    [InlineData("[]\n5")]
    [InlineData("[]\n{}\n{}")]
    [InlineData("[]\n{\"a\":\"\\ud800\"}")]
    public async Task Body_Malformed_Is400(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await new MageClient(_host).PostAsync("test.say", body + (body.Length == 0 ? "{" : ""))).StatusCode);

    [Fact]
    public async Task Batch_TooLong_Is400()
    {
        var commands = string.Join(',', Enumerable.Repeat("test.crash", 65));

        Assert.Equal(HttpStatusCode.BadRequest, (await new MageClient(_host).PostAsync(commands, "[]" + new string('\n', 65))).StatusCode);
    }

    [Fact]
    public async Task Body_TooLarge_Is413() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await new MageClient(_host).PostAsync("test.say", $"[]\n[\"{new string('x', 70_000)}\"]")).StatusCode);

    [Fact]
    public async Task Params_TooMany_Is500AndNothingRuns()
    {
        var ann = await MageClient.LogInAsync(_host, "ann");

        var response = await ann.PostAsync("test.say,test.say", """
            []
            [["ann"],"ran"]
            [["ann"],"ran",1,2]
            """);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await ann.PollAsync());
    }

    [Theory]
    [InlineData("/game/config.get")]
    [InlineData("/game")]
    [InlineData("/other/config.get")]
    public async Task Get_OfACommand_IsPlainHttp(string path)
    {
        var response = await new MageClient(_host).GetAsync(path);

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("players", "")]
    [InlineData("players.all", "crash")]
    [InlineData("config", "other")]
    public async Task Settings_CommandOfNoName_AreRefused(string module, string name) =>
        await RefusedAsync(module, name, new MageCommand { Actor = "mageStage", Action = "crash" }, $"commands.{module}.{name}");

    [Fact]
    public async Task Settings_CommandOfNoActor_AreRefused() => await RefusedAsync("a", "crash", new MageCommand { Actor = "nobody/x" }, "commands.a.crash.actor");

    [Fact]
    public async Task Settings_CommandOfNoAction_AreRefused() => await RefusedAsync("a", "nothing", new MageCommand { Actor = "mageStage" }, "commands.a.nothing.action");

    private static async Task RefusedAsync(string module, string name, MageCommand command, string path)
    {
        var commands = new Dictionary<string, IReadOnlyDictionary<string, MageCommand>> { [module] = new Dictionary<string, MageCommand> { [name] = command } };
        var options = new CompatOptions { Mage = new MageOptions { Enabled = true, Commands = commands } };

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => CompatHost.StartAsync(options, game => game.AddDemoActors().AddActor<MageStage>()));

        Assert.Contains("gameevents.compat.mage." + path, refused.Message);
    }
}
