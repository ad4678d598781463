using System.Text;
using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

/// <summary>Whatever a text asks for, little stack and bounded work are enough to load or refuse it.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("[", "]", 98)]
    [InlineData("{a=", "}", 98)]
    [InlineData("{a:[", "]}", 49)]
    [InlineData("{b:${?x}{a:[", "]}}", 33)]
    public void Load_Nesting_HasALimit(string open, string close, int levels)
    {
        string Nested(int count) => "a=" + Repeat(open, count) + "1" + Repeat(close, count);

        Assert.Null(SmallStack.Refusal(() => Conf.Load(Nested(levels))));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(Nested(101))));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(Nested(100_000))));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load("a=" + Repeat(open, 100_000))));
    }

    [Fact]
    public void Load_Path_HasALimit()
    {
        Assert.Null(SmallStack.Refusal(() => Conf.Load(Repeat("a.", 98) + "a=1")));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(Repeat("a.", 101) + "a=1")));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load($"{Repeat("a.", 60)}a={{{Repeat("a.", 60)}a=1}}")));
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load("a=${" + Repeat("a.", 1_000_000) + "a}")));
    }

    [Theory]
    [InlineData("${{a{0}}}")]
    [InlineData("x${{a{0}}}")]
    [InlineData("[${{a{0}}}]")]
    [InlineData("{{x=${{a{0}}}}}")]
    [InlineData("[1]${{a{0}}}")]
    public void Load_ChainOfSubstitutions_HasALimit(string link) =>
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(Lines(10_000, i => $"a{i}=" + string.Format(null, link, i + 1)) + "a10000=[1]")));

    [Theory]
    [InlineData("1", "${{a{0}}}", false)]
    [InlineData("1", "x${{a{0}}}", false)]
    [InlineData("1", "xxxxxxxx${{a{0}}}", true)]
    [InlineData("[1]", "[1]${{a{0}}}", true)]
    [InlineData("1", "[${{a{0}}}]", true)]
    [InlineData("1", "{{x=${{a{0}}}}}", true)]
    public void Load_ChainResolvedFromItsEnd_IsLimitedByWhatItMakes(string end, string link, bool isRefused) => Assert.Equal(
        isRefused,
        SmallStack.Refusal(() => Conf.Load($"a0={end}\n" + Lines(10_000, i => $"a{i + 1}=" + string.Format(null, link, i)))) is not null);

    [Fact]
    public void Load_ChainAsPeopleWriteIt_IsFine()
    {
        Assert.Null(SmallStack.Refusal(() => Conf.Load(Lines(50, i => $"a{i}=${{a{i + 1}}}") + "a50=1")));
        Assert.Null(SmallStack.Refusal(() => Conf.Load("a=[0]\n" + Lines(50, i => $"a=${{a}}[{i}]"))));
        Assert.Null(SmallStack.Refusal(() => Conf.Load("x=[]\na=${x}\n" + Lines(10_000, i => $"a+={i}"))));
        Assert.Null(SmallStack.Refusal(() => Conf.Load(Lines(10_000, i => $"a=${{?x{i}}}"))));
    }

    [Theory]
    [InlineData("[1,1,1,1,1,1,1,1,1,1]", "[${{a{0}}},${{a{0}}},${{a{0}}},${{a{0}}},${{a{0}}}]")]
    [InlineData("[1,1,1,1,1,1,1,1,1,1]", "${{a{0}}}${{a{0}}}${{a{0}}}${{a{0}}}${{a{0}}}")]
    [InlineData("{{x=1,y=2}}", "{{p=${{a{0}}},q=${{a{0}}},r=${{a{0}}}}}")]
    [InlineData("laugh", "${{a{0}}}${{a{0}}}${{a{0}}}${{a{0}}}${{a{0}}}")]
    public void Load_BillionLaughs_AreRefused(string laugh, string line)
    {
        var text = $"a0={string.Format(null, laugh)}\n" + Lines(60, i => $"a{i + 1}=" + string.Format(null, line, i));

        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(text)));
    }

    [Fact]
    public void Load_LargeObjectMergedOften_IsRefused() => Assert.NotNull(SmallStack.Refusal(() =>
        Conf.Load("big {\n" + Lines(20_000, i => $"k{i}=1") + "}\n" + Lines(20_000, i => $"m{i}=${{big}}{{x=1}}"))));

    [Fact]
    public void Load_SelfReferencesWithoutEnd_AreRefused() =>
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load(Lines(100_000, _ => "a=${?a}x"))));

    [Fact]
    public void Load_ManyLooksAtManyLayers_AreRefused() => Assert.NotNull(SmallStack.Refusal(() =>
        Conf.Load(Lines(50_000, _ => "a=${?x}") + "a=" + Repeat("${?a}", 50_000))));

    [Fact]
    public void Load_LargeObjectTakenForAnArrayOften_IsRefused() => Assert.NotNull(SmallStack.Refusal(() =>
        Conf.Load("big {\n0=1\n" + Lines(50_000, i => $"k{i}=1") + "}\na=" + Repeat("${big}", 1000) + "[]")));

    [Fact]
    public void Load_TextLongerThanAnInteger_IsRefused() => Assert.NotNull(SmallStack.Refusal(() =>
        Conf.Load($"t={new string('x', 16_000_000)}\na=" + Repeat("${t}", 200))));

    [Fact]
    public void Load_MoreValuesThanTheLimit_IsRefused() => Assert.NotNull(SmallStack.Refusal(() => Conf.Load("a=[" + Repeat("1,", 1_000_001) + "]")));

    [Fact]
    public void Load_AppendsAndObjectsInTurn_AreFine() => Assert.Null(SmallStack.Refusal(() =>
        Conf.Load("o={x=1}\n" + Lines(20_000, _ => "a+=1\na=${o}"))));

    [Fact]
    public void Load_LongKeyOverManyOthers_IsRefused() =>
        Assert.NotNull(SmallStack.Refusal(() => Conf.Load($"{new string('k', 1_000_000)} {{\n{Lines(10_000, i => $"k{i}=1")}}}")));

    [Fact]
    public void Render_LongTextUsedOften_IsRefused()
    {
        var document = Conf.Load($"t={new string('x', 1_000_000)}\n" + Lines(200, i => $"a{i}=${{t}}"));

        Assert.Throws<HoconException>(document.Render);
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
