using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Servers;

namespace Akka.GameEvents.Soak.Players;

/// <summary>
/// Many clients of one kind, in a process of their own: a line of JSON in for each thing that they are to do, one out for each that a user of
/// theirs sees. Both kinds are run that way, so that no code of ours is loaded here, and one judge serves both.
/// </summary>
internal sealed class PlayerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<int, Action<JsonElement>> _listeners = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;

    private PlayerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public static PlayerProcess Start(PlayerKind kind)
    {
        string[] command = kind == PlayerKind.TypeScript
            ? ["node", Path.Combine(Repository.Root, "tests", "Soak", "Players", "player.mjs")]
            : [Repository.DotNet, Repository.Built("tests/SoakPlayer", "Akka.GameEvents.SoakPlayer.dll")];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new PlayerProcess(Process.Start(start)!);
    }

    /// <summary>From here on what a client's user sees is told.</summary>
    public void Listen(int id, Action<JsonElement> hear) => _listeners[id] = hear;

    public async Task TellAsync(object request)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(Json.Text(request));
            await _process.StandardInput.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var said = document.RootElement.Clone();
            if (_listeners.TryGetValue(said.GetProperty("id").GetInt32(), out var hear)) hear(said);
        }
    }
}
