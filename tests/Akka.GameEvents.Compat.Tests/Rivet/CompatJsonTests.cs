using System.Text;
using Akka.GameEvents.Compat.Rivet.Wire;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public class CompatJsonTests
{
    [Theory]
    [InlineData("""["a","b"]""", """["a","b"]""")]
    [InlineData("""["$BigInt","12345678901234567890"]""", "12345678901234567890")]
    [InlineData("""[["$BigInt","-7"],1]""", "[-7,1]")]
    [InlineData("""{"a":["$Uint8Array","AQI="]}""", """{"a":"AQI="}""")]
    [InlineData("""["$Undefined",0]""", "null")]
    [InlineData("""["$Set",[1,["$BigInt","2"]]]""", "[1,2]")]
    [InlineData("""["$$price",5]""", """["$price",5]""")]
    [InlineData("""["$$$x",["$$y",1]]""", """["$$x",["$y",1]]""")]
    [InlineData("""["$x"]""", """["$x"]""")]
    [InlineData("""["$x",1,2]""", """["$x",1,2]""")]
    [InlineData("""["\u0024BigInt","5"]""", "5")]
    public void TryRevive_Marks_AreThatValue(string json, string expected)
    {
        Assert.True(CompatJson.TryRevive(Encoding.UTF8.GetBytes(json), out var plain));

        Assert.Equal(expected, plain.ToString());
    }

    [Theory]
    [InlineData("""["$Nothing",1]""")]
    [InlineData("""["$BigInt","1.5"]""")]
    [InlineData("""["$BigInt",""]""")]
    [InlineData("""["$BigInt",5]""")]
    [InlineData("""["$Set",5]""")]
    [InlineData("""["$Uint8Array",[1]]""")]
    [InlineData("""["$BigInt","11111111111111111111111111111111111111111111111111111111111111111"]""")]
    [InlineData("""["\ud800",1]""")]
    [InlineData("[")]
    public void TryRevive_WhatMeansNothing_IsRefused(string json) => Assert.False(CompatJson.TryRevive(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2]}""")]
    [InlineData("""["$x",1]""", """["$$x",1]""")]
    [InlineData("""{"a":[["$BigInt","5"],["$y"]]}""", """{"a":[["$$BigInt","5"],["$y"]]}""")]
    [InlineData("""[ "\u0024x" , 1.50 ]""", """["$$x",1.50]""")]
    public void Escape_WhatLooksLikeMarks_IsDoubled(string json, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(CompatJson.Escape(Encoding.UTF8.GetBytes(json)).Span));

    [Theory]
    [InlineData("""{"price":["$",["$$",["$Undefined",0]]],"text":"é\n"}""")]
    [InlineData("""[["$BigInt","5"],{"$Set":["$Set",[]]}]""")]
    public void TryRevive_WhatWasEscaped_IsTheSame(string json)
    {
        Assert.True(CompatJson.TryRevive(CompatJson.Escape(Encoding.UTF8.GetBytes(json)).Span, out var plain));

        Assert.Equal(json, plain.ToString());
    }
}
