namespace Akka.GameEvents.Build.Processes;

/// <summary>How a captured program ended. <paramref name="Output"/> holds both streams, in the order in which their lines came.</summary>
internal sealed record ToolResult(int ExitCode, string Output, bool Cancelled)
{
    public bool Succeeded => ExitCode == 0 && !Cancelled;
}
