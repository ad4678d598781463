using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Players;
using Akka.GameEvents.Soak.Report;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak;

/// <summary>A checker that finds nothing proves nothing: what a proxy spoils on purpose, it must find.</summary>
internal static class SelfTest
{
    // Shipped clients hide what comes twice or late, which is their duty; what does not come, they cannot.
    private static readonly (Sabotage Sabotage, ViolationKind Finding, string[] Clients)[] Cases =
    [
        (Sabotage.Swallow, ViolationKind.Lost, [Population.Raw, .. Enum.GetValues<PlayerKind>().Select(PlayerPlan.Name)]),
        (Sabotage.Double, ViolationKind.Duplicated, [Population.Raw]),
        (Sabotage.Swap, ViolationKind.Disordered, [Population.Raw]),
        (Sabotage.HideRestart, ViolationKind.Disordered, [Population.Raw]),
    ];

    /// <returns>Whether each was found for what it was.</returns>
    public static async Task<bool> RunAsync(SoakOptions options, CancellationToken stop)
    {
        var missed = 0;
        foreach (var (sabotage, finding, clients) in Cases)
        {
            Console.WriteLine($"Self-test: {sabotage}. What follows must be red.");
            var findings = await Soak.RunAsync(options with { Sabotage = sabotage }, stop);
            var blind = clients.Where(client => findings.Count(client, finding) == 0).ToList();
            if (blind.Count == 0) continue;
            Console.WriteLine($"Self-test failed: {sabotage} went by without a {finding} with {string.Join(" and ", blind)}.");
            missed++;
        }

        Console.WriteLine($"Self-test: {Cases.Length - missed} of {Cases.Length} were found.");
        return missed == 0;
    }
}
