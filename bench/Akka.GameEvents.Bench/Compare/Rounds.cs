using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Bench.Load;

namespace Akka.GameEvents.Bench.Compare;

/// <summary>Each server in turn, several times over, so that a change of the machine's mood hits both.</summary>
internal static class Rounds
{
    public const int Count = 3;

    public static async Task<Comparison> RunAsync(LoadCase load)
    {
        var results = load.Contenders.ToDictionary(contender => contender, _ => new List<LoadResult>());
        for (var round = 1; round <= Count; round++)
        {
            foreach (var contender in load.Contenders)
            {
                var result = await RunOnceAsync(load, contender);
                results[contender].Add(result);
                Console.WriteLine($"{load.Name} {round}/{Count} {contender.Name}: {Describe(load, result)}");
            }
        }

        return new Comparison(load, results.ToDictionary(r => r.Key, r => (IReadOnlyList<LoadResult>)r.Value));
    }

    public static string Describe(LoadCase load, LoadResult result) =>
        string.Join(", ", load.Measures.Select(m => $"{m.Of(result).ToString(m.Format, CultureInfo.InvariantCulture)} {m.Unit}"));

    public static async Task<LoadResult> RunOnceAsync(LoadCase load, Contender contender)
    {
        using var server = ChildProcess.Start(["serve", contender.Name]);
        var ports = await server.ReadLineAsync();

        // One thread that receives for all sockets and counts where it receives: the generator shares the machine with the server.
        using var generator = ChildProcess.Start(
            ["load", load.Name, contender.Name, ports, server.Id.ToString(CultureInfo.InvariantCulture)],
            ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"),
            ("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1"));
        var result = JsonSerializer.Deserialize<LoadResult>(await generator.ReadLineAsync())!;
        await generator.EndAsync();
        await server.EndAsync();
        return result;
    }
}
