using Akka.GameEvents.Build.Processes;

namespace Akka.GameEvents.Build.Suites;

/// <summary>An xunit v3 project, already built in Release: its tests are a program.</summary>
internal sealed class DotNetSuite(Repository repository, string project, string? filter) : Suite
{
    public override string Name => Path.GetFileNameWithoutExtension(project);

    public override string Manifest => project;

    public override async Task<SuiteOutcome> RunAsync(CancellationToken cancellation)
    {
        if (BuiltProgram.Find(repository, project) is not { } assembly)
        {
            return SuiteOutcome.Broken($"{project} has not been built in Release.", "");
        }

        var report = repository.PathTo($"artifacts/tests/{Name}.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        string[] only = filter is null ? [] : ["-method", $"*{filter}*"];
        var result = await new Tool("dotnet", [assembly, "-noLogo", "-noColor", "-failSkips", "-xml", report, .. only])
        {
            Folder = repository.Root,
        }.CaptureAsync(cancellation);
        return SuiteOutcome.Of(XunitReport.Read(report), result, mayBeEmpty: filter is not null);
    }
}
