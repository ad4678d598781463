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
        var json = RawJson.From(bytes.AsSpan());
        bytes[1] = (byte)'9';

        Assert.Equal("[1,2]", json.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("nul")]
    public void From_NotOneValue_Throws(string text) =>
        Assert.ThrowsAny<JsonException>(() => RawJson.From(System.Text.Encoding.UTF8.GetBytes(text).AsSpan()));

    [Fact]
    public void From_Value_IsItsJson() => Assert.Equal("""{"limit":"x","value":3}""", RawJson.From(new { limit = "x", value = 3 }).ToString());

    [Fact]
    public void Equals_SameBytes_IsTrue()
    {
        Assert.True(RawJson.From("1"u8) == RawJson.From(1));
        Assert.True(RawJson.From("1"u8) != RawJson.From("2"u8));
        Assert.Equal(RawJson.From("1"u8).GetHashCode(), RawJson.From(1).GetHashCode());
    }
}
