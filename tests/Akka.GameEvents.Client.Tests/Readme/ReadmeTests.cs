using Akka.GameEvents.Client.Tests.Servers;

namespace Akka.GameEvents.Client.Tests.Readme;

/// <summary>The code in the READMEs is compiled, because it is copied from files that are.</summary>
public sealed class ReadmeTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("client")]
    [InlineData("unity")]
    public void Readme_CSharp_IsAFileThatCompiles(string name)
    {
        var block = Read($"{name}.md").Split("```csharp\n")[1].Split("```")[0];
        Assert.Equal(block.Trim(), Read($"{name}.txt").Replace("// The example of the package's README, word for word.\n", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public async Task Readme_Example_Runs() =>
        Assert.Equal("Hello everyone!", (await MyGame.Chat.SayHelloAsync(server.Url, _ => default)).Text);

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "readme", file)).ReplaceLineEndings("\n");
}
