using System.Diagnostics;
using System.Threading.Channels;

namespace Akka.GameEvents.Soak.Servers;

/// <summary>The real server, as its users start it: a process of its own, on a free port. It ends with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Program = "gameevents.dll";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _settings;

    private ServerProcess(Process process, string settings)
    {
        _process = process;
        _settings = settings;
    }

    public Uri Address { get; private set; } = null!;

    /// <exception cref="InvalidOperationException">It did not begin to listen.</exception>
    public static async Task<ServerProcess> StartAsync(LogSize size, string key, CancellationToken stop)
    {
        var settings = Path.Combine(Path.GetTempPath(), $"gameevents-soak-{Guid.NewGuid():N}.conf");
        await File.WriteAllTextAsync(settings, ServerSettings.Text(size, key), stop);
        var start = new ProcessStartInfo(Repository.DotNet, [Assembly(), "--urls", "http://127.0.0.1:0", "--config", settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var ours in start.Environment.Keys.Where(name => name.StartsWith("GAMEEVENTS", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(ours);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        var server = new ServerProcess(new Process { StartInfo = start }, settings);
        try
        {
            server.Address = await server.ListenAsync(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_settings);
    }

    private static string Assembly() =>
        Environment.GetEnvironmentVariable("GAMEEVENTS_SERVER") is { Length: > 0 } named ? named : Repository.Built("src/Akka.GameEvents.Server", Program);

    private async Task<Uri> ListenAsync(CancellationToken stop)
    {
        // Both outputs are read to their end, or the server would block on them.
        var lines = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropNewest });
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(StartLimit);
        var said = new List<string>();
        await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
        {
            said.Add(line);
            var address = line.IndexOf("http://", StringComparison.Ordinal);
            if (address >= 0 && line.Contains("listens on", StringComparison.Ordinal)) return new Uri(line[address..].Split(' ', ',', '"')[0]);
        }

        throw new InvalidOperationException($"The server does not listen: {string.Join('\n', said)}");

        void Keep(string? line)
        {
            if (line is null) lines.Writer.TryComplete();
            else lines.Writer.TryWrite(line);
        }
    }
}
