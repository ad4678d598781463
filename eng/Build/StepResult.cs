namespace Akka.GameEvents.Build;

/// <summary>How a step before the suites went. <paramref name="Output"/> is there when somebody should read it.</summary>
internal sealed record StepResult(bool Succeeded, string Summary, string? Output = null);
