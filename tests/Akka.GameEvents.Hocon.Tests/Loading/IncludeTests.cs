using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Loading;

public sealed class IncludeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("include \"b.conf\"", """{"x":1,"y":1}""")]
    [InlineData("include \"b\"", """{"x":1,"y":1}""")]
    [InlineData("include required(\"b.conf\")", """{"x":1,"y":1}""")]
    [InlineData("a { include \"b.conf\" }", """{"a":{"x":1,"y":1}}""")]
    [InlineData("a { include \"b.conf\" }, a.x=2", """{"a":{"x":2,"y":2}}""")]
    [InlineData("x=0, include \"b.conf\"", """{"x":1,"y":1}""")]
    [InlineData("include \"b.conf\", x=2", """{"x":2,"y":2}""")]
    [InlineData("include \"none.conf\", x=2", """{"x":2}""")]
    [InlineData("include \"none\"", "{}")]
    [InlineData("a=[{include \"b.conf\"}],x=3", """{"a":[{"x":1,"y":3}],"x":3}""")]
    [InlineData("include \"sub/c.conf\"", """{"d":"beside c"}""")]
    [InlineData("include \"both\"", """{"who":"conf","p":"1","j":1,"c":1}""")]
    public void Load_Include_Means(string text, string json)
    {
        _folder.Write("b.conf", "x=1,y=${x}");
        _folder.Write("sub/c.conf", "include \"d.conf\"");
        _folder.Write("sub/d.conf", "d=beside c");
        _folder.Write("both.properties", "who=properties\np=1");
        _folder.Write("both.json", """{"who":"json","j":1}""");
        _folder.Write("both.conf", "who=conf,c=1");

        Conf.AssertMeans(json, Conf.LoadFile(_folder.Write("a.conf", text)));
    }

    [Theory]
    [InlineData("a { include \"b.conf\" }, a.x=1, x=2", """{"a":{"x":1,"y":1},"x":2}""")]
    [InlineData("a { include \"b.conf\" }, x=2", """{"a":{"y":2},"x":2}""")]
    [InlineData("a { include \"b.conf\" }", """{"a":{"y":"env"}}""")]
    [InlineData("a { b { include \"b.conf\" }, x=1 }, x=2", """{"a":{"b":{"y":2},"x":1},"x":2}""")]
    [InlineData("a { include \"c.conf\" }, a.p.x=5, p.x=6", """{"a":{"p":{"x":5,"y":5}},"p":{"x":6}}""")]
    public void Load_SubstitutionInAnInclude_LooksThereFirst(string text, string json)
    {
        _folder.Write("b.conf", "y=${x}");
        _folder.Write("c.conf", "p { include \"b.conf\" }");
        var file = _folder.Write("a.conf", text);

        var document = HoconDocument.Load([HoconSource.FromFile(file)], new Dictionary<string, string> { ["x"] = "env" });

        Conf.AssertMeans(json, document);
    }

    [Fact]
    public void Load_FileInclude_IsFromTheProcessAndNotFromBeside()
    {
        var included = _folder.Write("sub/b.conf", "x=1");

        Conf.AssertMeans("""{"x":1}""", Conf.LoadFile(_folder.Write("a.conf", $"include file({System.Text.Json.JsonSerializer.Serialize(included)})")));
        Conf.AssertMeans("{}", Conf.LoadFile(_folder.Write("sub/a.conf", "include file(\"b.conf\")")));
    }

    [Fact]
    public void Load_OriginOfAnIncludedSetting_IsInItsFile()
    {
        var included = _folder.Write("b.conf", "\nx = 1");

        var document = Conf.LoadFile(_folder.Write("a.conf", "a { include \"b.conf\" }"));

        Assert.Equal(new HoconOrigin(included, 2, 5), document.Find("a:x")!.Origin);
    }

    [Theory]
    [InlineData("include required(\"none.conf\")", "there is no file")]
    [InlineData("include required(\"none\")", "there is no file")]
    [InlineData("include \"array.conf\"", "holds an object, not an array")]
    [InlineData("include \"wrong.conf\"", "'}' cannot be here")]
    [InlineData("include \"a.conf\"", "includes itself")]
    [InlineData("include \"circle.conf\"", "includes itself")]
    [InlineData("include \"text.txt\"", "its name must end in .conf, .json or .properties")]
    [InlineData("include \"\\u0000\"", "this is not the name of a file")]
    [InlineData("include \"\"", "this is not the name of a file")]
    [InlineData("include \"folder.conf\"", "the file cannot be read")]
    public void Load_WrongInclude_IsRefused(string text, string reason)
    {
        _folder.Write("array.conf", "[1]");
        _folder.Write("wrong.conf", "a=1\n}");
        _folder.Write("circle.conf", "include \"a\"");
        _folder.Write("text.txt", "x=1");
        Directory.CreateDirectory(_folder["folder.conf"]);
        var file = _folder.Write("a.conf", text);

        var refused = Assert.Throws<HoconException>(() => Conf.LoadFile(file));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RelativeIncludeInAText_IsRefused() =>
        Assert.Contains("this text lies in no folder", Conf.Refused("include \"b.conf\"").Message, StringComparison.Ordinal);

    [Fact]
    public void Load_ChainOfIncludes_HasALimit()
    {
        for (var i = 0; i < 60; i++)
            _folder.Write($"f{i}.conf", $"include \"f{i + 1}.conf\"");

        Assert.Null(SmallStack.Refusal(() => Conf.LoadFile(_folder["f15.conf"])));
        Assert.Contains("50 deep at most", SmallStack.Refusal(() => Conf.LoadFile(_folder["f0.conf"]))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IncludesThatMultiply_AreRefused()
    {
        for (var i = 0; i < 30; i++)
            _folder.Write($"f{i}.conf", string.Concat(Enumerable.Repeat($"include \"f{i + 1}.conf\"\n", 10)));
        _folder.Write("f30.conf", "");

        Assert.NotNull(SmallStack.Refusal(() => Conf.LoadFile(_folder["f0.conf"])));
    }
}
