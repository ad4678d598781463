using Akka.GameEvents.Build;
using Akka.GameEvents.Build.Api;

namespace Akka.GameEvents.Architecture.Tests.Api;

public class PublicApiTests
{
    public static TheoryData<string> Published => [.. ProjectFile.Published(ThisRepository.Instance).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Published))]
    public void PublicApi_OfPublishedAssembly_IsAsReviewed(string name)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        Assert.True(File.Exists(assembly), $"Refer to {name} from this test project, so that its API is compared.");
        var file = ThisRepository.Instance.PathTo(ApiFiles.PathFor(name));
        var reviewed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var actual = ApiListing.Of(ApiAssembly.Load(assembly));
        Assert.True(
            reviewed == actual,
            $"The public API of {name} has changed:\n{Difference(reviewed, actual)}If that is meant: ./build.sh shape --accept-api");
    }

    [Fact]
    public void Listings_InTheirFolder_BelongToPublishedAssemblies() => Assert.Equal(
        Published.Select(row => ApiFiles.PathFor(row.Data)).Order(),
        ThisRepository.Instance.FilesBelow(ApiFiles.Folder).Order());

    private static string Difference(string reviewed, string actual)
    {
        var before = Lines(reviewed).ToList();
        var after = Lines(actual).ToList();
        return string.Concat(before.Except(after).Select(line => $"- {line}\n").Concat(after.Except(before).Select(line => $"+ {line}\n")));
    }

    // Types have members of the same name: each is told with its type.
    private static IEnumerable<string> Lines(string listing) =>
        from block in listing.Split("\n\n")
        let lines = block.Trim().Split('\n')
        from line in lines
        select line == lines[0] ? line : $"{lines[0]} › {line.Trim()}";
}
