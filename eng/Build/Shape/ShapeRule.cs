namespace Akka.GameEvents.Build.Shape;

/// <summary>A rule about the layout of the repository.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Check">Answers each violation in a line that begins with its place.</param>
internal sealed record ShapeRule(string Name, Func<Repository, IEnumerable<string>> Check);
