using Akka.GameEvents.Hocon.Rendering;
using Akka.GameEvents.Hocon.Tests.Support;
using Akka.GameEvents.Hocon.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

public class MergeLaws
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Merge_WithNothing_ChangesNothing() => Prop.ForAll(Generated.Alike, a =>
        Merged(a, Empty) == Conf.Show(a) && Merged(Empty, a) == Conf.Show(a)).QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_WithItself_ChangesNothing() => Prop.ForAll(Generated.Alike, a => Merged(a, a) == Conf.Show(a)).QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfThree_IsTheMergeOfTheLowerTwoAndTheThird() => Prop.ForAll(Generated.Alike, Generated.Alike, Generated.Alike, (a, b, c) =>
        Merged(a, b, c) == Merged(Conf.Resolve(HoconWriter.Write(a), HoconWriter.Write(b)), c)).QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfFiles_IsThatOfTheSameTextInOne() => Check.One(Thorough, Prop.ForAll(Texts, Texts, (a, b) =>
        MeaningOf([a, b]) == MeaningOf([a + "\n" + b])));

    private static HoconObject Empty => Conf.Resolve("");

    /// <summary>Lines that refer to one another.</summary>
    private static Arbitrary<string> Texts
    {
        get
        {
            var path = Gen.Elements("a", "b", "c", "a.b", "b.c", "c.a.b");
            var value = Gen.Elements("1", "[2]", "{b=3}", "{}", "${a}", "${?b}", "${?c}", "${?a.b}[4]", "${?b}{c=5}", "x${?c}", "{b=${?a.c}}", "[${?b.c}]");
            var line =
                from key in path
                from separator in Gen.Elements("=", "+=")
                from assigned in value
                select key + separator + assigned;
            return Gen.ListOf(line).Select(lines => string.Join('\n', lines.Take(6))).ToArbitrary();
        }
    }

    private static string Merged(params HoconObject[] objects) => Conf.Show(Conf.Resolve(objects.Select(HoconWriter.Write)));

    private static string MeaningOf(string[] texts)
    {
        try
        {
            return Conf.Show(Conf.Resolve(texts));
        }
        catch (HoconException)
        {
            return "refused";
        }
    }
}
