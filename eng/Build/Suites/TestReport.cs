namespace Akka.GameEvents.Build.Suites;

/// <summary>What the tests of a suite came to.</summary>
/// <param name="Passed">How many succeeded.</param>
/// <param name="Failed">How many did not: failed, skipped, cancelled, or broken outside a test.</param>
/// <param name="Failures">What was reported of those, for people.</param>
internal sealed record TestReport(int Passed, int Failed, string Failures);
