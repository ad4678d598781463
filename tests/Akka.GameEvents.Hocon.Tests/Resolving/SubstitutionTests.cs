using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

public class SubstitutionTests
{
    [Theory]
    [InlineData("a=${b},b=1", """{"a":1,"b":1}""")]
    [InlineData("a=${b.c},b.c=true", """{"a":true,"b":{"c":true}}""")]
    [InlineData("a=${ b . c },\"b \".\" c\"=1", """{"a":1,"b ":{" c":1}}""")]
    [InlineData("a=${\"b.c\"},\"b.c\"=1", """{"a":1,"b.c":1}""")]
    [InlineData("a=${b},b=null", """{"a":null,"b":null}""")]
    [InlineData("a=1,b=${a},a=2", """{"a":2,"b":2}""")]
    [InlineData("a=${b},b=${c},c=${d},d=[1]", """{"a":[1],"b":[1],"c":[1],"d":[1]}""")]
    [InlineData("a=<${b}>${b},b=1.50", """{"a":"<1.50>1.50","b":1.50}""")]
    [InlineData("a=${b} and ${c},b=x,c=y", """{"a":"x and y","b":"x","c":"y"}""")]
    [InlineData("a=${b} ${c},b={x=1},c={y=2}", """{"a":{"x":1,"y":2},"b":{"x":1},"c":{"y":2}}""")]
    [InlineData("a=${b} ${c},b=[1],c=[2]", """{"a":[1,2],"b":[1],"c":[2]}""")]
    [InlineData("a=${b}[9],b={1=y,0=x}", """{"a":["x","y",9],"b":{"1":"y","0":"x"}}""")]
    [InlineData("a=${b}{name=east},b={size=6}", """{"a":{"size":6,"name":"east"},"b":{"size":6}}""")]
    [InlineData("a=[${b},${b}],b=1", """{"a":[1,1],"b":1}""")]
    [InlineData("a=[{x=${b}}],b=1", """{"a":[{"x":1}],"b":1}""")]
    [InlineData("a=\"${b}\"", """{"a":"${b}"}""")]
    public void Load_Substitution_Means(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${?x}", "{}")]
    [InlineData("a=${?x.y.z},b=${?a}", "{}")]
    [InlineData("x=1,a=${?x.y}", """{"x":1}""")]
    [InlineData("a=1,a=${?x}", """{"a":1}""")]
    [InlineData("a=[1,${?x},2]", """{"a":[1,2]}""")]
    [InlineData("a=foo${?x}", """{"a":"foo"}""")]
    [InlineData("a=${?x} foo", """{"a":" foo"}""")]
    [InlineData("a=${?x}${?y}", "{}")]
    [InlineData("a=${?x} ${?y}", """{"a":" "}""")]
    [InlineData("a=\"\"${?x}", """{"a":""}""")]
    [InlineData("a=${?x}[1]", """{"a":[1]}""")]
    [InlineData("a={b=1} ${?x}", """{"a":{"b":1}}""")]
    [InlineData("a={b=1},a=${?x},a={c=2}", """{"a":{"b":1,"c":2}}""")]
    [InlineData("a=${?x}${y},y=5", """{"a":"5","y":5}""")]
    public void Load_OptionalThatNamesNothing_Means(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${nope},a=42", """{"a":42}""")]
    [InlineData("a=${a},a=42", """{"a":42}""")]
    [InlineData("a=${nope},a=[1]", """{"a":[1]}""")]
    [InlineData("a=${nope},a=${b},b=1", """{"a":1,"b":1}""")]
    [InlineData("a={b=${nope}},a=null", """{"a":null}""")]
    public void Load_HiddenSubstitution_IsNotLookedAt(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${b},a={y=2},b={x=1}", """{"a":{"x":1,"y":2},"b":{"x":1}}""")]
    [InlineData("a={y=2},a=${b},b={x=1,y=3}", """{"a":{"y":3,"x":1},"b":{"x":1,"y":3}}""")]
    [InlineData("a={x=1},a=${b},a={y=2},b=5", """{"a":{"y":2},"b":5}""")]
    [InlineData("a=${b},a.p.q=2,c=${a.p.r},b={p={r=1}}", """{"a":{"p":{"r":1,"q":2}},"c":1,"b":{"p":{"r":1}}}""")]
    [InlineData("a=${d},a.b=3,c.b=${a.b},d={a=1,b=2}", """{"a":{"a":1,"b":3},"c":{"b":3},"d":{"a":1,"b":2}}""")]
    public void Load_MergeWithSubstitution_IsDelayed(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("bar:{foo:42,baz:${bar.foo}}", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar:{foo:42,baz:${bar.foo}},bar:{foo:43}", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar:{a:${foo.d},b:1},bar.b=3,foo:{c:${bar.b},d:2},foo.d=4", """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""")]
    [InlineData("d={a=1},p=${d},p.c=${q.d},q=${d},q.d=${p.a}", """{"d":{"a":1},"p":{"a":1,"c":1},"q":{"a":1,"d":1}}""")]
    [InlineData("p.a=10,p.b=${q.d},q.d=14,q.f=${p.b},q.g=${q.f}", """{"p":{"a":10,"b":14},"q":{"d":14,"f":14,"g":14}}""")]
    [InlineData("a={b=${c.d.e}},c={d=${f}},f={e=${a.g}},a.g=7", """{"a":{"b":7,"g":7},"c":{"d":{"e":7}},"f":{"e":7}}""")]
    public void Load_ObjectsThatReferIntoEachOther_AreResolved(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${nope}", 1, 3, "${nope} names nothing")]
    [InlineData("a={b=1},\nb=${a.c}", 2, 3, "${a.c} names nothing")]
    [InlineData("b=1,a=${b.c}", 1, 7, "${b.c} names nothing")]
    [InlineData("a=abc ${x},x={y=z}", 1, 3, "only arrays can be joined with arrays")]
    [InlineData("a=${x}[1],x=5", 1, 3, "test.conf(1,3) has a text, number, boolean or null")]
    [InlineData("a=${x}[1],x={b=1}", 1, 3, "has an object")]
    [InlineData("a=${x}{b=1},x=null", 1, 3, "only arrays can be joined")]
    [InlineData("a=${x}\"  \"${y},x={b=1},y={c=1}", 1, 3, "only arrays can be joined")]
    public void Load_Unresolvable_IsRefusedWhereItIs(string text, int line, int column, string reason)
    {
        var refused = Conf.Refused(text);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new HoconOrigin("test.conf", line, column), refused.Origin);
    }
}
