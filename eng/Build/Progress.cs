using System.Globalization;

namespace Akka.GameEvents.Build;

/// <summary>Tells what was done and how long it took, a line each; output is shown only of what failed.</summary>
internal sealed class Progress(TextWriter writer)
{
    private readonly Lock _lock = new();

    public void Start(string what) => Write($"          {what} …");

    public void Report(string what, string result, TimeSpan elapsed, string? output = null) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds,6:F1} s  {what}: {result}")
            + (output is null ? "" : $"\n{output.TrimEnd()}\n"));

    /// <summary>Does <paramref name="step"/> and reports it; answers whether it succeeded.</summary>
    public async Task<bool> StepAsync(string what, Func<Task<StepResult>> step)
    {
        Start(what);
        var start = TimeProvider.System.GetTimestamp();
        var result = await step();
        Report(what, result.Summary, TimeProvider.System.GetElapsedTime(start), result.Output);
        return result.Succeeded;
    }

    // Two lanes write here; what one of them has to say stays together.
    private void Write(string text)
    {
        lock (_lock)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
