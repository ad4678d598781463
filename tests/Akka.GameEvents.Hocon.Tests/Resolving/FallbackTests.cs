using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

/// <summary>Sources are merged first, and resolved together after that.</summary>
public class FallbackTests
{
    [Fact]
    public void Load_UpperSource_SeesTheLower() =>
        Conf.AssertMeans("""{"a":1,"b":1}""", Conf.LoadAll("a=1", "b=${a}"));

    [Fact]
    public void Load_LowerSource_SeesWhatTheUpperOverrides() =>
        Conf.AssertMeans("""{"a":2,"b":2}""", Conf.LoadAll("a=1,b=${a}", "a=2"));

    [Fact]
    public void Load_SelfReferenceAcrossSources_LooksBack() =>
        Conf.AssertMeans("""{"a":[1,2,3]}""", Conf.LoadAll("a=[1]", "a=${a}[2]", "a+=3"));

    [Fact]
    public void Load_ObjectBetweenWhichAScalarLies_HidesIt() =>
        Conf.AssertMeans("""{"a":{"x":1}}""", Conf.LoadAll("a={y=2}", "a=42", "a={x=1}"));

    [Fact]
    public void Load_AdjacentObjects_Merge() =>
        Conf.AssertMeans("""{"a":{"y":2,"x":1}}""", Conf.LoadAll("a=42", "a={y=2}", "a={x=1}"));

    [Fact]
    public void Load_NoSource_IsEmpty() => Conf.AssertMeans("{}", Conf.LoadAll());
}
