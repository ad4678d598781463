using System.CommandLine;
using Akka.GameEvents.Build.Api;
using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Build.Commands;

internal static class ShapeCommand
{
    public static Command Create(Repository repository)
    {
        var acceptApi = new Option<bool>("--accept-api")
        {
            Description = $"Rewrites the listings in {ApiFiles.Folder} to what is public now; review the difference before committing it.",
        };
        var command = new Command("shape", "Prints file sizes and checks the layout rules and the dependency picture.") { acceptApi };
        command.SetAction((parsed, cancellation) => parsed.GetValue(acceptApi)
            ? AcceptApi.RunAsync(repository, cancellation)
            : Task.FromResult(Report(repository)));
        return command;
    }

    private static int Report(Repository repository)
    {
        Console.WriteLine(SizeReport.Of(repository));
        var violations = ShapeRules.All
            .SelectMany(rule => rule.Check(repository).Select(violation => $"{rule.Name}: {violation}"))
            .ToList();
        violations.ForEach(Console.WriteLine);
        Console.WriteLine(violations.Count == 0 ? $"All {ShapeRules.All.Count} rules hold." : $"{violations.Count} violations.");
        return violations.Count == 0 ? 0 : 1;
    }
}
