using System.CommandLine;
using Akka.GameEvents.Build;
using Akka.GameEvents.Build.Commands;

var repository = Repository.Containing(AppContext.BaseDirectory);
var root = new RootCommand("Builds, runs, tests, measures and packs GameEvents.")
{
    RunCommand.Create(repository),
    TestCommand.Create(repository),
    BenchCommand.Create(repository),
    SoakCommand.Create(repository),
    PackCommand.Create(repository),
    ShapeCommand.Create(repository),
};

// After Ctrl+C or SIGTERM a server drains; its end is waited for.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
