using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests.Shape;

public class ReadmeCodeTests
{
    private const string Program = "var app = Build();\napp.Run();\n";

    [Fact]
    public void Check_SameProgram_FindsNothing() => Assert.Empty(Check(Fenced(Program)));

    [Fact]
    public void Check_OtherProgram_IsFound() => Assert.Equal(
        ["README.md: its first C# block must equal samples/Quickstart/Program.cs"],
        Check(Fenced(Program.Replace("Run", "Start", StringComparison.Ordinal))));

    [Fact]
    public void Check_NoProgram_IsFound() => Assert.Single(Check("words only"));

    [Fact]
    public void Check_PieceOfASample_FindsNothing() => Assert.Empty(Check(Fenced(Program) + "and\n" + Fenced("Emit(news);\nreturn;\n")));

    [Fact]
    public void Check_PieceOfNoSample_IsFound() => Assert.Equal(
        ["README.md: no sample holds the C# block that begins \"Emit(old);\""],
        Check(Fenced(Program) + "and\n" + Fenced("Emit(old);\n")));

    private static List<string> Check(string readme)
    {
        using var sample = new SampleRepository()
            .Write("README.md", readme)
            .Write("samples/Quickstart/Program.cs", Program)
            .Write("samples/Other/Room.cs", "void Tell()\n{\n    Emit(news);\n    return;\n}\n");
        return [.. ReadmeCode.Check(sample.Repository)];
    }

    private static string Fenced(string code) => $"```csharp\n{code}```\n";
}
