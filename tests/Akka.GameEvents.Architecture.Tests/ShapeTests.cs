using Akka.GameEvents.Build.Shape;

namespace Akka.GameEvents.Architecture.Tests;

public class ShapeTests
{
    public static TheoryData<string> Rules => [.. ShapeRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Check_ThisRepository_HoldsTo(string rule)
    {
        var violations = ShapeRules.All.Single(candidate => candidate.Name == rule).Check(ThisRepository.Instance).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }
}
