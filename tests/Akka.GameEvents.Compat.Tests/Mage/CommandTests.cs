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
    [InlineData("")]
    [InlineData("players")]
    [InlineData("config.other")]
    public async Task Settings_CommandWithoutAName_AreRefused(string name) =>
        await RefusedAsync(new MageCommand { Name = name, Actor = "mageStage", Action = "crash" }, "commands.0.name");

    [Fact]
    public async Task Settings_CommandOfNoActor_AreRefused() => await RefusedAsync(new MageCommand { Name = "a.crash", Actor = "nobody/x" }, "commands.0.actor");

    [Fact]
    public async Task Settings_CommandOfNoAction_AreRefused() => await RefusedAsync(new MageCommand { Name = "a.nothing", Actor = "mageStage" }, "commands.0.action");

    private static async Task RefusedAsync(MageCommand command, string path)
    {
        var options = new CompatOptions { Mage = new MageOptions { Enabled = true, Commands = [command] } };

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => CompatHost.StartAsync(options, game => game.AddDemoActors().AddActor<MageStage>()));

        Assert.Contains("gameevents.compat.mage." + path, refused.Message);
    }
}
