using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Bench.Load;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>Each server in turn, several times over, so that a change of the machine's mood hits both.</summary>
internal static class Rounds
{
    public const int Count = 3;

    /// <summary>The server that the others are compared with.</summary>
    public const string Yardstick = "signalr";

    public static IReadOnlyList<string> Servers { get; } = [Yardstick, "gameevents"];

    public static async Task<Comparison> RunAsync(LoadCase load)
    {
        var results = Servers.ToDictionary(name => name, _ => new List<LoadResult>());
        for (var round = 1; round <= Count; round++)
        {
            foreach (var name in Servers)
            {
                var result = await RunOnceAsync(load, name);
                results[name].Add(result);
                Console.WriteLine($"{load.Name} {round}/{Count} {name}: {result.PerSecond:N0} deliveries/s, {result.PerCpuSecond:N0} per CPU-second");
            }
        }

        return new Comparison(load, results.ToDictionary(r => r.Key, r => (IReadOnlyList<LoadResult>)r.Value));
    }

    public static async Task<LoadResult> RunOnceAsync(LoadCase load, string name)
    {
        using var server = ChildProcess.Start(["serve", name]);
        var port = await server.ReadLineAsync();

        // One thread that receives for all sockets and counts where it receives: the generator shares the machine with the server.
        using var generator = ChildProcess.Start(
            ["load", load.Name, name, port, server.Id.ToString(CultureInfo.InvariantCulture)],
            ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"),
            ("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1"));
        var result = JsonSerializer.Deserialize<LoadResult>(await generator.ReadLineAsync())!;
        await generator.EndAsync();
        await server.EndAsync();
        return result;
    }
}
