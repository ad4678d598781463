using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Conformance;

/// <summary>
/// In a folder of files that mean the same, each means what its original does. Beside this repository may lie the reference
/// implementation's data; a clone without it has the folders of this project.
/// </summary>
public class ConformanceTests
{
    private const string Original = "original";

    public static TheoryData<string, string> Files =>
    [
        .. from folder in Folders()
           from file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
           where Path.GetFileNameWithoutExtension(file) != Original
           select new TheoryDataRow<string, string>(folder, Path.GetFileName(file)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_FileOfAFolder_MeansWhatItsOriginalDoes(string folder, string file)
    {
        var original = Directory.EnumerateFiles(folder, Original + ".*").Single();

        Conf.AssertMeans(Conf.ToJson(Conf.LoadFile(original).Root)!.ToJsonString(), Conf.LoadFile(Path.Combine(folder, file)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_RenderedFile_MeansTheSame(string folder, string file)
    {
        var document = Conf.LoadFile(Path.Combine(folder, file));

        Conf.AssertMeans(Conf.ToJson(document.Root)!.ToJsonString(), Conf.Load(document.Render()));
    }

    private static IEnumerable<string> Folders()
    {
        var own = Path.Combine(AppContext.BaseDirectory, "Conformance");
        var reference = Path.Combine(RepositoryRoot(), "..", "shared", "hocon-conformance");
        return new[] { own, reference }.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Akka.GameEvents.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds the solution.");
        return folder;
    }
}
