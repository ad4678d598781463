namespace Akka.GameEvents.Build.Suites;

/// <summary>One line of the table.</summary>
internal sealed record SuiteRow(string Name, int Passed, int Failed, TimeSpan Elapsed);
