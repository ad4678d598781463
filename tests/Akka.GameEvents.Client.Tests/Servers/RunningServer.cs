using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Client.Tests.Servers;

/// <summary>The server as its users start it, once for the tests of a class: they name different actors.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Development = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["gameevents__links__shortpolling__interval"] = "100ms", // nobody waits for it
    };

    private ServerProcess? _process;

    public int Port { get; private set; }

    public string Url => $"http://127.0.0.1:{Port}";

    public async ValueTask InitializeAsync()
    {
        _process = ServerProcess.Start(["--urls", $"http://127.0.0.1:{Port}"], Development);
        Port = await _process.WaitForPortAsync("GameEvents listens on");
    }

    /// <summary>Ends it as a crash would, and starts it again where it was.</summary>
    public async Task CrashAndStartAgainAsync()
    {
        await _process!.CrashAsync();
        await _process.DisposeAsync();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}
