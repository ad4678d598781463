namespace Akka.GameEvents.Build.Suites;

/// <summary>The counts of a test report. <paramref name="Failed"/> includes what was skipped, cancelled or broke outside a test.</summary>
internal sealed record TestCounts(int Passed, int Failed);
