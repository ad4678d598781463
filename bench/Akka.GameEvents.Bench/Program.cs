using System.Globalization;
using System.Text.Json;
using Akka.GameEvents.Bench.Compare;
using Akka.GameEvents.Bench.Load;
using Akka.GameEvents.Bench.Serve;

switch (args)
{
    case ["serve", var server]:
        await ServerProcess.RunAsync(server);
        return 0;

    case ["load", var name, var server, var port, var serverId]:
        IWire wire = server == Rounds.Yardstick ? new SignalRWire() : new GameEventsWire();
        using (var run = new LoadRun(LoadCase.All.Single(c => c.Name == name), wire))
        {
            var result = await run.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(serverId, CultureInfo.InvariantCulture));
            Console.WriteLine(JsonSerializer.Serialize(result));
        }

        return 0;

    case ["once", var name, var server]:
        var once = await Rounds.RunOnceAsync(LoadCase.All.Single(c => c.Name == name), server);
        Console.WriteLine($"{server} {name}: {once.PerSecond:N0}/s {once.PerCpuSecond:N0}/cpu-s cpu {once.ServerCpuSeconds / once.Seconds:N2}");
        return 0;

    case []:
        var comparisons = new List<Comparison>();
        foreach (var load in LoadCase.All)
            comparisons.Add(await Rounds.RunAsync(load));
        var page = Report.Write(comparisons);
        Console.WriteLine(page);
        await File.WriteAllTextAsync("RESULTS.md", page);
        return 0;

    default:
        Console.Error.WriteLine("Usage: Akka.GameEvents.Bench");
        return 1;
}
