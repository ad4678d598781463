using System.Text;
using Akka.GameEvents.Hocon.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Akka.GameEvents.Hocon.Tests.Configuration;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AddHoconFiles_Files_LieOverOneAnother()
    {
        var lower = _folder.Write("reference.conf", "game { port = 1, url = \"http://x:\"${game.port} }");
        var upper = _folder.Write("app.conf", "game.port = 2");

        var configuration = new ConfigurationBuilder().AddHoconFiles(lower, upper).Build();

        Assert.Equal("http://x:2", configuration["game:url"]);
    }

    [Fact]
    public void AddHoconFiles_TextUnderAFile_LieOverOneAnother()
    {
        var upper = _folder.Write("app.conf", "a = ${b}");

        var configuration = new ConfigurationBuilder().AddHoconFiles(HoconSource.FromText("b = 1", "reference.conf"), HoconSource.FromFile(upper)).Build();

        Assert.Equal("1", configuration["a"]);
    }

    [Fact]
    public void AddHoconFiles_MissingFile_IsRefusedByName() => Assert.Contains(
        _folder["none.conf"],
        Assert.Throws<HoconException>(() => new ConfigurationBuilder().AddHoconFiles(_folder["none.conf"])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void AddHocon_OverOtherSources_Overrides()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("a:b", "memory"), new("a:c", "memory")])
            .AddHocon(Conf.Load("A.B = hocon"))
            .Build();

        Assert.Equal("hocon", configuration["a:b"]);
        Assert.Equal("memory", configuration["a:c"]);
    }

    [Fact]
    public void Provider_AfterBuild_TellsOrigins()
    {
        var configuration = new ConfigurationBuilder().AddHocon(Conf.Load("a {\n  b = ${?NAME}\n}", ("NAME", "x"))).Build();

        var setting = Assert.Single(configuration.Providers.OfType<HoconConfigurationProvider>()).Document.Find("A:b")!;

        Assert.Equal("x", setting.Value);
        Assert.Equal(new HoconOrigin("test.conf", 2, 7), setting.Origin);
        Assert.Equal(["NAME"], setting.Variables);
    }

    [Fact]
    public void Settings_ValueByReference_HaveTheOriginOfTheAssignment()
    {
        var document = Conf.Load("base { x = 1 }\na = ${base.x}\nb = ${base}\nc = v-${a}");

        Assert.Equal(new HoconOrigin("test.conf", 2, 5), document.Find("a")!.Origin);
        Assert.Equal(new HoconOrigin("test.conf", 1, 12), document.Find("b:x")!.Origin);
        Assert.Equal(new HoconOrigin("test.conf", 4, 5), document.Find("c")!.Origin);
        Assert.Null(document.Find("nope"));
    }

    [Fact]
    public void Settings_OptionalVariableThatIsNotSet_HasTheOriginOfTheDefault() =>
        Assert.Equal(new HoconOrigin("test.conf", 1, 5), Conf.Load("a = 1\na = ${?NAME}").Find("a")!.Origin);

    /// <summary>But for the names of the booleans, which the JSON provider begins with a capital.</summary>
    [Theory]
    [InlineData("""{"a":{"b":[1,{"c":"x"},[2,"y"]]}}""")]
    [InlineData("""{"a":[],"b":{},"c":null,"d":"","e":[[],{},null]}""")]
    [InlineData("""{"a":1.50,"b":-1E+3,"c":"1"}""")]
    [InlineData("""{"a.b":{"c:d":1},"":2," ":3}""")]
    public void Settings_Json_AreThoseOfTheJsonProvider(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var expected = new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable();

        var actual = new ConfigurationBuilder().AddHocon(Conf.Load(json)).Build().AsEnumerable();

        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a=1\nA=2", 2, 3, "the key A is, but for the case of letters, also at test.conf(1,3)")]
    [InlineData("a.b=1\nA.c=2", 2, 1, "the key A is")]
    [InlineData("x{\"a:b\"=1}\nx.a.b=2", 2, 7, "the key x:a:b is")]
    public void Settings_KeysThatConfigurationDoesNotTellApart_AreRefused(string text, int line, int column, string reason)
    {
        var refused = Conf.Refused(text);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new HoconOrigin("test.conf", line, column), refused.Origin);
    }
}
