using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

/// <summary>What a text means, case by case of the specification.</summary>
public class MeaningTests
{
    [Theory]
    [InlineData("", "{}")]
    public void Load_Text_Means(string text, string json) => Support.Hocon.AssertMeans(json, Support.Hocon.Load(text));
}
