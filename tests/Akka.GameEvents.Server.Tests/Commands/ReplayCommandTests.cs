using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Commands;

/// <summary><c>gameevents replay</c>.</summary>
public sealed class ReplayCommandTests : IDisposable
{
    private const string Letter =
        """{"consumer":"archive","reason":"io","at":"2026-11-21T12:00:00+00:00","event":{"id":"e1","name":"purchase","properties":{},"timestamp":"2026-11-21T12:00:00+00:00","receivedAt":"2026-11-21T12:00:00+00:00","external":true}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gameevents-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Replay_AllAreSent_EndsWith0()
    {
        var letters = Write("archive.ndjson", Letter + "\n");

        var (exitCode, output, errors) = await RunAsync(letters);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal("1 sent, 0 kept\narchive has all 1 events.", output);
        Assert.Contains("\"id\":\"e1\"", File.ReadAllText(PathTo("archive/events.ndjson")), StringComparison.Ordinal);
        Assert.False(File.Exists(letters));
    }

    [Fact]
    public async Task Replay_ALineIsBroken_EndsWith3AndKeepsIt()
    {
        var letters = Write("handlers.ndjson", Letter + "\nbroken\n");

        var (exitCode, _, errors) = await RunAsync(letters, "--forwarder", "archive");

        Assert.Equal((3, $"gameevents: 1 of 2 events were not sent; they are in {letters}."), (exitCode, errors));
        Assert.Equal("broken\n", File.ReadAllText(letters));
    }

    [Fact]
    public async Task Replay_NoSuchForwarder_EndsWith2AndLeavesTheFile()
    {
        var letters = Write("handlers.ndjson", Letter + "\n");

        var (exitCode, _, errors) = await RunAsync(letters);

        Assert.Equal(2, exitCode);
        Assert.Equal("gameevents: There is no forwarder handlers; those there are: archive. --forwarder names one, --config the settings.", errors);
        Assert.True(File.Exists(letters));
    }

    [Fact]
    public async Task Replay_NoSuchFile_EndsWith3()
    {
        var (exitCode, _, errors) = await RunAsync(PathTo("archive.ndjson"));

        Assert.Equal((3, $"gameevents: {PathTo("archive.ndjson")} is not there."), (exitCode, errors));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string letters, params string[] more)
    {
        var settings = Write("settings.conf", $"gameevents.server-events.forwarders.archive {{ kind = file, file.path = \"{PathTo("archive/events.ndjson")}\" }}");
        return ServerProcess.RunAsync(["replay", letters, "--config", settings, .. more]);
    }

    private string PathTo(string file) => Path.Combine(_folder.FullName, file);

    private string Write(string file, string text)
    {
        File.WriteAllText(PathTo(file), text);
        return PathTo(file);
    }
}
