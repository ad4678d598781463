using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Shape;

/// <summary>
/// What is in the repository is finished: no notes to oneself, no tests that do not run, no sleeping in the hope that something happens.
/// </summary>
internal static partial class FinishedWork
{
    public static IEnumerable<string> Check(Repository repository) =>
        SourceFiles.In(repository).SelectMany(file => Check(file, repository.Read(file)));

    public static IEnumerable<string> Check(string file, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (Complaint(line) is { } complaint)
            {
                yield return $"{file}:{number}: {complaint}";
            }
        }
    }

    private static string? Complaint(string line) => line switch
    {
        _ when Note().Match(line) is { Success: true } note => $"{note.Value}: finish it, or open an issue",
        _ when SkippedTest().IsMatch(line) => "a test that does not run (or keeps others from running) proves nothing",
        _ when Sleep().IsMatch(line) => "await a condition, or a timer of the injected TimeProvider",
        _ => null,
    };

    // The brackets keep these patterns from finding themselves.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b")]
    private static partial Regex Note();

    [GeneratedRegex(
        @"\[(Fact|Theory)\([^\]]*\b(Skip|Explicit)\b|\bAssert\.[S]kip" +
        @"|\b(it|test|describe|suite)\.(skip|todo|only)\b|\{\s*(skip|todo|only):")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\bThread\.[S]leep\b")]
    private static partial Regex Sleep();
}
