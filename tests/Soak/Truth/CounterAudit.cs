using Akka.GameEvents.Soak.Report;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>Holds what a counter said against what it was asked: nothing counts twice, and what was answered counts, until a restart begins at 0.</summary>
internal sealed class CounterAudit(CounterLedger counter, LogLedger log, Findings findings)
{
    private static readonly Population Everybody = new("all", "");

    public void Run()
    {
        if (counter.Final is not { } final) return;
        var epochs = log.Epochs;
        foreach (var same in counter.Answers.GroupBy(answer => answer.Value).Where(same => same.Count() > epochs.Count))
            Complain(ViolationKind.TwiceExecuted, $"{same.Count()} increments came to {same.Key} in {epochs.Count} epochs");

        var before = epochs.SkipLast(1).Sum(epoch => epoch.Last);
        if (before + final > counter.Most)
            Complain(ViolationKind.TwiceExecuted, $"it stands at {final} after {before} in epochs before, and {counter.Most} increments were asked for");

        var sure = counter.Answers.Count(answer => (answer.Epoch ?? epochs[0].Epoch) == epochs[^1].Epoch);
        if (final < sure) Complain(ViolationKind.Lost, $"it stands at {final} after {sure} increments that were answered");
    }

    private void Complain(ViolationKind kind, string text) => findings.Add(kind, Everybody, $"{log.Address}: {text}");
}
