using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Loading;

public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_NoSuchFile_IsRefusedByName()
    {
        var refused = Assert.Throws<HoconException>(() => Conf.LoadFile(_folder["none.conf"]));

        Assert.Equal($"{_folder["none.conf"]}: there is no such file.", refused.Message);
        Assert.Null(refused.Origin);
    }

    [Fact]
    public void Load_Folder_IsRefused() =>
        Assert.StartsWith($"{_folder.Path}: the file cannot be read", Assert.Throws<HoconException>(() => Conf.LoadFile(_folder.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NameThatNoFileCanHave_IsRefused() => Assert.Throws<HoconException>(() => Conf.LoadFile("a\0b"));

    [Fact]
    public void Load_BytesThatAreNotUtf8_AreRefusedWhereTheyAre()
    {
        File.WriteAllBytes(_folder["a.conf"], [.. "a=1\nb=é"u8, 0xff, .. "c"u8]);

        Assert.Equal(new HoconOrigin(_folder["a.conf"], 2, 4), Assert.Throws<HoconException>(() => Conf.LoadFile(_folder["a.conf"])).Origin);
    }

    [Fact]
    public void Load_TooLarge_IsRefused()
    {
        using (var file = File.Create(_folder["a.conf"]))
            file.SetLength(16 * 1024 * 1024 + 1);

        Assert.Contains("more than 16 MiB", Assert.Throws<HoconException>(() => Conf.LoadFile(_folder["a.conf"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ByteOrderMark_IsWhitespace()
    {
        File.WriteAllBytes(_folder["a.conf"], [0xef, 0xbb, 0xbf, .. "a=1"u8]);

        Conf.AssertMeans("""{"a":1}""", Conf.LoadFile(_folder["a.conf"]));
    }

    [Theory]
    [InlineData("a.b = 1\n# no\n! no\n\nc:2", """{"a":{"b":"1"},"c":"2"}""")]
    [InlineData("a b c\nd\ne=", """{"a":"b c","d":"","e":""}""")]
    [InlineData("a=x\\\n   y\\\n\nb=\\\\\nc=1", """{"a":"xy","b":"\\","c":"1"}""")]
    [InlineData("a\\=b=\\u0041\\t\\x\\:", """{"a=b":"A\tx:"}""")]
    [InlineData("a=hello\na.b=world", """{"a":{"b":"world"}}""")]
    [InlineData("a.b=world\na=hello\na!=x", """{"a":{"b":"world"},"a!":"x"}""")]
    [InlineData("a.=1\n.b=2", """{"a":{"":"1"},"":{"b":"2"}}""")]
    [InlineData("a=1\na=2\r\n", """{"a":"2"}""")]
    [InlineData("a=${x} {", """{"a":"${x} {"}""")]
    [InlineData("a=x\\", """{"a":"x"}""")]
    public void Load_Properties_Means(string text, string json) => Conf.AssertMeans(json, Conf.LoadFile(_folder.Write("a.properties", text)));

    [Fact]
    public void Load_TextOfAnyName_IsHocon() =>
        Assert.Equal("1", HoconDocument.Load(HoconSource.FromText("a { b = 1 }", "embedded.properties")).Find("a:b")!.Value);

    [Fact]
    public void Load_WrongEscapeInProperties_IsRefusedWhereItIs()
    {
        var file = _folder.Write("a.properties", "a=1\n b=\\u12");

        Assert.Equal(new HoconOrigin(file, 2, 2), Assert.Throws<HoconException>(() => Conf.LoadFile(file)).Origin);
    }
}
