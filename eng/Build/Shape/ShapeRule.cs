namespace Akka.GameEvents.Build.Shape;

/// <summary>One rule about the layout of the repository. <paramref name="Check"/> answers each violation in a line that names its place.</summary>
internal sealed record ShapeRule(string Name, Func<Repository, IEnumerable<string>> Check);
