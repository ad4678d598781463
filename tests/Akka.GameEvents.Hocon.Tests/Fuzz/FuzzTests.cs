using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Fuzz;

/// <summary>Whatever is in a file, it is loaded or refused: soon, on a small stack, and by a <see cref="HoconException"/> only.</summary>
public class FuzzTests
{
    private const int Rounds = 2000;
    private const int Milliseconds = 60_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "(", ")", ",", ":", "=", "+=", "\n", " ", "\t", "\r\n", "\ufeff", "#", "//", "\"", "\"\"\"", "\\", "\\u12", ".", "..",
        "${", "${?", "}", "${a}", "${?a.b}", "${b}", "$", "?", "+", "include ", "include \"a\"", "include file(\"", "required(", "null", "true",
        "1e+5", "-", "0", "a", "b", "a.b", "\"a\".b", "a=", "a=${a}", "b={a=${b}}", "a+=1", "\ud800", "\0",
    ];

    private static readonly string[] Documents =
    [
        "a = 1\nb { c = [1, 2, ${a}], d = \"x\" y ${?e} }\nb.c += 3\nf = ${b} { g = \"\"\"z\"\"\" }",
        "path = [/bin]\npath = ${path} [/usr/bin]\nx.y.\"z w\" : { p : null, q : -1.5e+3 } // end\n# more",
        "a = ${b}, b = { c = ${d.e}, c += ${?f} }, d = { e = [${a1}] }, a1 = {x = 1}\na = { g = ${b.c} }",
        """{"a":{"b":[1,{"c":"\u0041\n"}],"d":[]},"e":"f"}""",
        "a { include \"b\", c = ${?a.a} }\n a.c = ${?c}[${?a.c}]\nc = ${a}",
    ];

    public static TheoryData<int> Seeds => [1, 2, 3, Random.Shared.Next()];

    [Theory(Timeout = Milliseconds)]
    [MemberData(nameof(Seeds))]
    public Task Load_PiecesInNoOrder_AreLoadedOrRefused(int seed) => PlayAsync(seed, random => Scramble(random, random.Next(1, 60)));

    [Theory(Timeout = Milliseconds)]
    [MemberData(nameof(Seeds))]
    public Task Load_ValidTextThatWasChanged_IsLoadedOrRefused(int seed) => PlayAsync(seed, random =>
    {
        var text = Documents[random.Next(Documents.Length)];
        for (var changes = random.Next(1, 8); changes > 0; changes--)
            text = Change(random, text);
        return text;
    });

    [Theory(Timeout = Milliseconds)]
    [MemberData(nameof(Seeds))]
    public Task Load_RandomBytes_AreLoadedOrRefused(int seed) => Task.Run(
        () =>
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
            using var folder = new TemporaryFolder();
            var random = new Random(seed);
            foreach (var extension in (string[])["conf", "json", "properties"])
            {
                for (var round = 0; round < Rounds / 20; round++)
                {
                    var bytes = new byte[random.Next(200)];
                    random.NextBytes(bytes);
                    var file = folder[$"{round}.{extension}"];
                    File.WriteAllBytes(file, random.Next(2) == 0 ? bytes : [.. bytes.Select(b => (byte)(b & 0x7f))]);
                    SmallStack.Refusal(() => Conf.LoadFile(file));
                }
            }
        },
        TestContext.Current.CancellationToken);

    private static Task PlayAsync(int seed, Func<Random, string> write) => Task.Run(
        () =>
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
            var random = new Random(seed);
            SmallStack.Run(() =>
            {
                for (var round = 0; round < Rounds; round++)
                    TryLoad(write(random));
                return true;
            });
        },
        TestContext.Current.CancellationToken);

    private static void TryLoad(string text)
    {
        try
        {
            var document = Conf.Load(text);
            Assert.Equal(Conf.Show(document.Root), Conf.Show(Conf.Load(document.Render()).Root));
        }
        catch (HoconException e)
        {
            Assert.DoesNotContain('\n', e.Message);
        }
    }

    private static string Change(Random random, string text)
    {
        var start = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(12, text.Length - start + 1));
        return random.Next(4) switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, text.Substring(start, length)),
            2 => text.Insert(random.Next(text.Length + 1), text.Substring(start, length)),
            _ => text.Insert(start, Scramble(random, 1)),
        };
    }

    private static string Scramble(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
