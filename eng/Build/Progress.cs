using System.Globalization;

namespace Akka.GameEvents.Build;

/// <summary>Tells what was done and how long it took, a line each; output is shown only of what failed.</summary>
internal sealed class Progress(TextWriter writer)
{
    private readonly Lock _lock = new();

    public void Report(string what, string result, TimeSpan elapsed, string? output = null)
    {
        lock (_lock)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds,6:F1} s  {what}: {result}"));
            if (output is not null)
            {
                writer.WriteLine(output.TrimEnd());
                writer.WriteLine();
            }

            writer.Flush();
        }
    }

    /// <summary>Does <paramref name="step"/> and reports it; answers whether it succeeded.</summary>
    public async Task<bool> StepAsync(string what, Func<Task<StepResult>> step)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await step();
        Report(what, result.Summary, TimeProvider.System.GetElapsedTime(start), result.Output);
        return result.Succeeded;
    }
}
