using System.Diagnostics;
using System.Text;

namespace Akka.GameEvents.Build.Processes;

/// <summary>A program with its arguments, to be run once: on the console, or quietly with its output kept.</summary>
internal sealed record Tool(string FileName, params string[] Arguments)
{
    // A grandchild (a compiler server, say) may keep the pipe open after the program itself has ended.
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(5);

    public required string Folder { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs on this console and answers the exit code. When the token is cancelled, it is asked to end and waited for.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var process = Start(redirect: false);
        await using var request = cancellation.Register(() => Termination.Request(process));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <summary>Runs without input and keeps what it prints. When the token is cancelled, it and its children are killed.</summary>
    public async Task<ToolResult> CaptureAsync(CancellationToken cancellation)
    {
        using var process = Start(redirect: true);
        process.StandardInput.Close();
        var output = new StringBuilder();
        var pumps = Task.WhenAll(PumpAsync(process.StandardOutput, output), PumpAsync(process.StandardError, output));
        var cancelled = false;
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await Task.WhenAny(pumps, Task.Delay(PipeGrace, TimeProvider.System, CancellationToken.None));
        lock (output)
        {
            return new ToolResult(process.ExitCode, output.ToString(), cancelled);
        }
    }

    private static async Task PumpAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private Process Start(bool redirect)
    {
        var start = new ProcessStartInfo(FileName, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{FileName} did not start.");
    }
}
