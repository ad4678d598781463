using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak;

/// <summary>A checker that finds nothing proves nothing: what a proxy spoils on purpose, it must find.</summary>
internal static class SelfTest
{
    private static readonly (Sabotage Sabotage, ViolationKind Finding)[] Cases =
    [
        (Sabotage.Swallow, ViolationKind.Lost),
        (Sabotage.Double, ViolationKind.Duplicated),
        (Sabotage.Swap, ViolationKind.Disordered),
    ];

    /// <returns>Whether each was found for what it was.</returns>
    public static async Task<bool> RunAsync(SoakOptions options, CancellationToken stop)
    {
        var missed = 0;
        foreach (var (sabotage, finding) in Cases)
        {
            Console.WriteLine($"Self-test: {sabotage}. What follows must be red.");
            var findings = await Soak.RunAsync(options with { Sabotage = sabotage }, stop);
            if (findings.Count(finding) > 0) continue;
            Console.WriteLine($"Self-test failed: {sabotage} went by without a {finding}.");
            missed++;
        }

        Console.WriteLine($"Self-test: {Cases.Length - missed} of {Cases.Length} were found.");
        return missed == 0;
    }
}
