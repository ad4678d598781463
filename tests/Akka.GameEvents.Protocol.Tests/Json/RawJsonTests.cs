using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol.Tests.Json;

public class RawJsonTests
{
    [Fact]
    public void Default_IsAbsent_NullIsPresent()
    {
        Assert.False(default(RawJson).IsPresent);
        Assert.Equal("", default(RawJson).ToString());
        Assert.True(RawJson.Null.IsPresent);
        Assert.Equal("null", RawJson.Null.ToString());
    }

    [Fact]
    public void From_Bytes_IsACopy()
    {
        var bytes = "[1,2]"u8.ToArray();
        var json = RawJson.From(bytes);
        bytes[1] = (byte)'9';

        Assert.Equal("[1,2]", json.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("nul")]
    [InlineData("\"\\ud800\"")]
    public void From_NotOneValue_Throws(string text)
    {
        Assert.Throws<ArgumentException>(() => RawJson.From(Encoding.UTF8.GetBytes(text)));
        Assert.False(RawJson.TryFrom(Encoding.UTF8.GetBytes(text), out var json));
        Assert.False(json.IsPresent);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void TryFrom_Levels_AreBounded(int levels, bool good) =>
        Assert.Equal(good, RawJson.TryFrom(Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels)), out _));

    [Fact]
    public void TryFrom_NotUtf8_IsFalse() => Assert.False(RawJson.TryFrom([(byte)'"', 0xFF, (byte)'"'], out _));

    [Fact]
    public void From_Value_IsItsJson() => Assert.Equal("""{"limit":"x","value":3}""", RawJson.From(new { limit = "x", value = 3 }, JsonSerializerOptions.Default).ToString());

    [Fact]
    public void Equals_SameBytes_IsTrue()
    {
        Assert.True(RawJson.From("1"u8) == RawJson.From(1, JsonSerializerOptions.Default));
        Assert.True(RawJson.From("1"u8) != RawJson.From("2"u8));
        Assert.Equal(RawJson.From("1"u8).GetHashCode(), RawJson.From(1, JsonSerializerOptions.Default).GetHashCode());
    }
}
