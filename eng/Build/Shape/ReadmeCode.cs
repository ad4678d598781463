namespace Akka.GameEvents.Build.Shape;

/// <summary>
/// The C# in the README is compiled, because it is copied from files that are: its first block is the whole Program.cs of a user's
/// project, any other is a piece of some sample.
/// </summary>
internal static class ReadmeCode
{
    private const string Quickstart = "samples/Quickstart/Program.cs";

    public static IEnumerable<string> Check(Repository repository)
    {
        var blocks = new Markdown(repository.Read("README.md")).Blocks
            .Where(block => block.Language == "csharp")
            .Select(block => block.Code)
            .ToList();
        if (blocks.Count == 0 || blocks[0].Trim() != repository.Read(Quickstart).Trim())
        {
            yield return $"README.md: its first C# block must equal {Quickstart}";
        }

        var samples = repository.FilesBelow("samples")
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => Flat(repository.Read(file)))
            .ToList();
        foreach (var block in blocks.Skip(1).Select(Flat))
        {
            if (!samples.Any(sample => sample.Contains(block, StringComparison.Ordinal)))
            {
                yield return $"README.md: no sample holds the C# block that begins \"{block.Split('\n')[0]}\"";
            }
        }
    }

    // A piece may be indented differently from where it stands.
    private static string Flat(string code) => string.Join('\n', code.Trim().Split('\n').Select(line => line.Trim()));
}
