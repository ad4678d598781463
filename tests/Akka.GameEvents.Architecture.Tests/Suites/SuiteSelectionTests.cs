using Akka.GameEvents.Build.Setup;
using Akka.GameEvents.Build.Suites;

namespace Akka.GameEvents.Architecture.Tests.Suites;

public sealed class SuiteSelectionTests : IDisposable
{
    private readonly SampleRepository _sample = new SampleRepository()
        .WriteProject("tests/A.Tests/A.Tests.csproj")
        .WriteProject("tests/B.Tests/B.Tests.csproj")
        .WriteProject("tests/Shared/Shared.csproj")
        .WriteProject("tests/Soak/A.Soak.csproj")
        .Write("tests/browser/package.json", """{ "scripts": { "test": "node --test" }, "dependencies": { "playwright-core": "1" } }""")
        .Write("clients/typescript/package.json", """{ "scripts": { "test": "node --test" } }""")
        .Write("clients/untested/package.json", "{}");

    [Fact]
    public void From_Nothing_TakesAllWithClientsFirst() =>
        Assert.Equal(["A.Tests", "B.Tests", "clients/typescript", "tests/browser", "A.Soak"], Names());

    [Fact]
    public void From_Names_TakesThoseOnly() => Assert.Equal(["B.Tests", "tests/browser"], Names(["b.tests", "browser"]));

    [Fact]
    public void From_Filter_LeavesOthersOut() => Assert.Equal(["A.Tests", "B.Tests"], Names(filter: "Some_State_Result"));

    [Theory]
    [InlineData("A.Tests", "")]
    [InlineData("typescript", "node npm")]
    [InlineData("A.Soak", "node npm")]
    [InlineData("browser", "node npm chromium")]
    public void Requirements_OfSuites_AreWhatTheyUse(string name, string requirements)
    {
        var suites = SuiteSelection.From(_sample.Repository, [name], filter: null);
        Assert.Equal(requirements, string.Join(' ', Requirements.Of(suites, _sample.Repository).Select(requirement => requirement.Name)));
    }

    public void Dispose() => _sample.Dispose();

    private IEnumerable<string> Names(string[]? names = null, string? filter = null) =>
        SuiteSelection.From(_sample.Repository, names ?? [], filter).All.Select(suite => suite.Name);
}
