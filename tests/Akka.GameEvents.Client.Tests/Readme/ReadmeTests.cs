using Akka.GameEvents.Client.Tests.Servers;

namespace Akka.GameEvents.Client.Tests.Readme;

/// <summary>The code in the READMEs is compiled, because it is copied from files that are.</summary>
public sealed class ReadmeTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("client", 1, "client")]
    [InlineData("client", 2, "events")]
    [InlineData("unity", 1, "unity")]
    public void Readme_CSharp_IsAFileThatCompiles(string readme, int number, string file)
    {
        var block = Read($"{readme}.md").Split("```csharp\n")[number].Split("```")[0];
        Assert.Equal(block.Trim(), Read($"{file}.txt").Replace("// The example of the package's README, word for word.\n", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public async Task Readme_Example_Runs() =>
        Assert.Equal("Hello everyone!", (await MyGame.Chat.SayHelloAsync(server.Url, _ => default)).Text);

    [Fact]
    public async Task Readme_Events_AreJudged()
    {
        await using var client = new GameClient(server.Url);
        Assert.Equal(2, await MyGame.Purchases.TellAsync(client));
    }

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "readme", file)).ReplaceLineEndings("\n");
}
