using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Bench;
using Akka.GameEvents.Bench.Compare;
using Akka.GameEvents.Bench.Load;
using Akka.GameEvents.Bench.Serve;

const string Results = "bench/RESULTS.md";

switch (args)
{
    case []:
        await File.WriteAllTextAsync(Results, await CompareAsync(LoadCase.All));
        return 0;

    case ["compare", var name]:
        await CompareAsync([LoadCase.Of(name)]);
        return 0;

    case ["once", var name, var contender]:
        Console.WriteLine(Rounds.Describe(LoadCase.Of(name), await Rounds.RunOnceAsync(LoadCase.Of(name), Contender.Of(contender))));
        return 0;

    // The two processes of a round.
    case ["serve", var contender]:
        await ServerProcess.RunAsync(Contender.Of(contender).Server);
        return 0;

    case ["load", var name, var contender, var listening, var serverId]:
        var ports = Ports.Parse(listening);
        LoadResult result;
        await using (Onlooker.Start(ports.Admin))
            result = await LoadCase.Of(name).RunAsync(
                new Target(Contender.Of(contender), ports.Game, int.Parse(serverId, CultureInfo.InvariantCulture)));
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;

    default:
        Console.Error.WriteLine(
            $"""
            Usage: bench                     compares all servers and writes {Results}
                   bench compare CASE        compares them in one case, and only prints it
                   bench once CASE SERVER    one measurement
            Cases: {string.Join(", ", LoadCase.All.Select(c => c.Name))}. Servers: {string.Join(", ", Contender.All.Select(c => c.Name))}.
            """);
        return 1;
}

static async Task<string> CompareAsync(IEnumerable<LoadCase> cases)
{
    var comparisons = new List<Comparison>();
    foreach (var load in cases)
        comparisons.Add(await Rounds.RunAsync(load));
    var page = Report.Write(comparisons);
    Console.WriteLine(page);
    return page;
}
