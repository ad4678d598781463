using Akka.GameEvents.Build;

namespace Akka.GameEvents.Architecture.Tests;

/// <summary>A repository of a few files in a folder of its own, gone after the test.</summary>
internal sealed class SampleRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gameevents-shape-");

    public SampleRepository() => Write(Repository.Solution, "");

    /// <summary>A new look at the files, as <see cref="Repository"/> reads their names once.</summary>
    public Repository Repository => new(_folder.FullName);

    public SampleRepository Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public SampleRepository WriteProject(string path, params string[] items) =>
        Write(path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{string.Concat(items)}</ItemGroup></Project>");

    public void Dispose() => _folder.Delete(recursive: true);
}
