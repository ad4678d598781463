namespace Akka.GameEvents.Server.Tests.Servers;

internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content)
    {
        Info = new FileInfo(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gameevents-{Guid.NewGuid():N}.json"));
        File.WriteAllText(Info.FullName, content);
        Info.Refresh();
    }

    public FileInfo Info { get; }

    public string Path => Info.FullName;

    public void Dispose() => Info.Delete();
}
