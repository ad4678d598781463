using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Akka.GameEvents.Soak.Faults;

namespace Akka.GameEvents.Soak.Servers;

/// <summary>The real server, as its users start it: a process of its own, on a free port, which a later one takes over. It ends with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Program = "gameevents.dll";
    private const int SigTerm = 15;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);
    private readonly string _settings;
    private Process _process = new();

    private ServerProcess(string settings)
    {
        _settings = settings;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <exception cref="InvalidOperationException">It did not begin to listen.</exception>
    public static async Task<ServerProcess> StartAsync(LogSize size, string key, CancellationToken stop)
    {
        var settings = Path.Combine(Path.GetTempPath(), $"gameevents-soak-{Guid.NewGuid():N}.conf");
        await File.WriteAllTextAsync(settings, ServerSettings.Text(size, key), stop);
        var server = new ServerProcess(settings);
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

    /// <summary>Ends the process.</summary>
    /// <exception cref="InvalidOperationException">It was to drain, and did not end in good order and in time.</exception>
    public async Task EndAsync(ServerEnd end)
    {
        if (end == ServerEnd.Kill)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            return;
        }

        _ = Signal(_process.Id, SigTerm);
        using var limit = new CancellationTokenSource(EndLimit);
        await _process.WaitForExitAsync(limit.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        if (!_process.HasExited) throw new InvalidOperationException($"The server did not drain within {EndLimit}.");
        if (_process.ExitCode != 0) throw new InvalidOperationException($"The server drained and ended with {_process.ExitCode}.");
    }

    /// <summary>Starts a process that knows nothing of the one that ended, where clients look for that.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        await ListenAsync(CancellationToken.None);
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

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Repository.DotNet, [Assembly(), "--urls", Address.GetLeftPart(UriPartial.Authority), "--config", _settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var ours in start.Environment.Keys.Where(name => name.StartsWith("GAMEEVENTS", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(ours);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        return start;
    }

    private async Task<Uri> ListenAsync(CancellationToken stop)
    {
        // Both outputs are read to their end, or the server would block on them.
        var lines = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropNewest });
        _process = new Process { StartInfo = StartInfo() };
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

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int pid, int signal);
}
