using System.Buffers;
using System.Text;
using Akka.GameEvents.Compat.Rivet.Cbor;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public class CborJsonTests
{
    [Theory]
    [InlineData("00", "0")]
    [InlineData("1818", "24")]
    [InlineData("1903e8", "1000")]
    [InlineData("1b000000e8d4a51000", "1000000000000")]
    [InlineData("1bffffffffffffffff", "18446744073709551615")]
    [InlineData("3903e7", "-1000")]
    [InlineData("3bffffffffffffffff", "-18446744073709551616")]
    [InlineData("c249010000000000000000", "18446744073709551616")]
    [InlineData("c349010000000000000000", "-18446744073709551617")]
    [InlineData("f93e00", "1.5")]
    [InlineData("fa47c35000", "100000")]
    [InlineData("fb3ff199999999999a", "1.1")]
    [InlineData("f97e00", "null")]
    [InlineData("f4", "false")]
    [InlineData("f5", "true")]
    [InlineData("f6", "null")]
    [InlineData("f7", "null")]
    [InlineData("4401020304", "\"AQIDBA==\"")]
    [InlineData("6449455446", "\"IETF\"")]
    [InlineData("62c3bc", "\"ü\"")]
    [InlineData("83010203", "[1,2,3]")]
    [InlineData("9f0102ff", "[1,2]")]
    [InlineData("a26161016162820203", """{"a":1,"b":[2,3]}""")]
    [InlineData("bf6161f5ff", """{"a":true}""")]
    [InlineData("a10102", """{"1":2}""")]
    [InlineData("c11a514b67b0", "\"2013-03-21T20:04:00+00:00\"")]
    [InlineData("d9010283010203", "[1,2,3]")]
    public void TryRead_OneItem_IsThatValue(string hex, string expected)
    {
        Assert.True(CborJson.TryRead(Convert.FromHexString(hex), out var json));

        Assert.Equal(expected, Encoding.UTF8.GetString(json.Span));
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("0000", "more than one item")]
    [InlineData("18", "a head cut short")]
    [InlineData("62c3", "a text cut short")]
    [InlineData("62c328", "a text that is not UTF-8")]
    [InlineData("8201", "an array cut short")]
    [InlineData("9f01", "an array without an end")]
    [InlineData("9bffffffffffffffff", "an array of more than there is")]
    [InlineData("5bffffffffffffffff", "bytes of more than there is")]
    [InlineData("a1f501", "a key that is no text")]
    [InlineData("7f6161ff", "a text in pieces")]
    [InlineData("1c", "a reserved head")]
    [InlineData("ff", "an end of nothing")]
    [InlineData("f8ff", "an unassigned simple value")]
    [InlineData("c1fb7ff0000000000000", "a date without end")]
    public void TryRead_Malformed_IsRefused(string hex, string what) =>
        Assert.False(CborJson.TryRead(Convert.FromHexString(hex), out _), what);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void TryRead_Nested_IsReadUpToALimit(int levels, bool expected)
    {
        byte[] cbor = [.. Enumerable.Repeat((byte)0x81, levels - 1), 0x80];

        Assert.Equal(expected, CborJson.TryRead(cbor, out _));
    }

    [Theory]
    [InlineData("0", "00")]
    [InlineData("-1", "20")]
    [InlineData("4294967295", "1affffffff")]
    [InlineData("-4294967296", "3affffffff")]
    [InlineData("4294967296", "fb41f0000000000000")]
    [InlineData("1.5", "fb3ff8000000000000")]
    [InlineData("\"\\u00fc\"", "62c3bc")]
    [InlineData("""{"a":[null,true,false]}""", "bf61619ff6f5f4ffff")]
    public void Write_Value_IsTheseBytes(string json, string expected)
    {
        var buffer = new ArrayBufferWriter<byte>();

        CborJson.Write(Encoding.UTF8.GetBytes(json), buffer);

        Assert.Equal(expected, Convert.ToHexStringLower(buffer.WrittenSpan));
    }
}
