using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Resolving;

public class SelfReferenceTests
{
    [Theory]
    [InlineData("path=\"a:b\",path=${path}\":c\"", """{"path":"a:b:c"}""")]
    [InlineData("path=[/bin],path=${path} [/usr/bin]", """{"path":["/bin","/usr/bin"]}""")]
    [InlineData("a=[1],a=${a}[2],a=${a}[3]", """{"a":[1,2,3]}""")]
    [InlineData("a={x=0},a=${a}{y=1},a=${a}{z=2}", """{"a":{"x":0,"y":1,"z":2}}""")]
    [InlineData("a={b=3},a={b=2}${a}", """{"a":{"b":3}}""")]
    [InlineData("foo={a=1},foo=${foo}", """{"foo":{"a":1}}""")]
    [InlineData("foo={a={c=1}},foo=${foo.a},foo={a=2}", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("a.b=1,a.b=${a.b}2", """{"a":{"b":"12"}}""")]
    [InlineData("a={b=1},a={b=${a.b}2}", """{"a":{"b":"12"}}""")]
    [InlineData("a=1,a=${b},b=${a}", """{"a":1,"b":1}""")]
    [InlineData("a=1,b=2,a=${b},b=${a}", """{"a":1,"b":1}""")]
    [InlineData("base={p=[0]},base={p=${base.p}[1]},x=${base}", """{"base":{"p":[0,1]},"x":{"p":[0,1]}}""")]
    [InlineData("d={x=[]},c=${d},c={x=${c.x}[1],x=${c.x}[2]}", """{"d":{"x":[]},"c":{"x":[1,2]}}""")]
    [InlineData("r={d.x=[]},q=${r},q={d={x=[]},c=${q.d},c={x=${q.c.x}[1],x=${q.c.x}[2]}}", """{"r":{"d":{"x":[]}},"q":{"d":{"x":[]},"c":{"x":[1,2]}}}""")]
    [InlineData("p.b.c=100,d={a=${p.b.c},b=2},p=${d},p.b={c=43}", """{"p":{"b":{"c":43},"a":43},"d":{"a":43,"b":2}}""")]
    public void Load_SelfReference_LooksBack(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${?a}", "{}")]
    [InlineData("a=${?a}foo", """{"a":"foo"}""")]
    [InlineData("a=${?b},b=${?a}", "{}")]
    [InlineData("a=${?b},b=${?c},c=${?a}", "{}")]
    [InlineData("a={b=${?a}}", """{"a":{}}""")]
    [InlineData("a={b=5},a={b=${?a}}", """{"a":{"b":5}}""")]
    [InlineData("a=[${?a}]", """{"a":[]}""")]
    [InlineData("a={b=${?c}},c={d=${?a},e=1}", """{"a":{"b":{"e":1}},"c":{"e":1}}""")]
    public void Load_OptionalCircle_NamesNothing(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=${a}", 1, 3, "${a} comes back to itself (${a})")]
    [InlineData("a=${a},a={b=1}", 1, 3, "${a} comes back to itself")]
    [InlineData("a=${b},\nb=${c},\nc=${a}", 3, 3, "${a} comes back to itself (${b} → ${c} → ${a})")]
    [InlineData("a=${b},b=${a}", 1, 10, "${a} comes back to itself (${b} → ${a})")]
    [InlineData("a={b=${a}}", 1, 6, "this value would hold itself")]
    [InlineData("a=[${a}]", 1, 4, "this value would hold itself")]
    [InlineData("a={b=${a.b}}", 1, 6, "${a.b} comes back to itself")]
    [InlineData("a={b=${a}{c=1}}", 1, 6, "this value would hold itself")]
    [InlineData("a={b=${c}},c={d=${a}}", 1, 17, "this value would hold itself")]
    public void Load_Circle_IsRefusedWhereItIs(string text, int line, int column, string reason)
    {
        var refused = Conf.Refused(text);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new HoconOrigin("test.conf", line, column), refused.Origin);
    }

    [Fact]
    public void Load_CircleThatGrows_IsRefused() => Assert.NotNull(Conf.Refused("a={b=${a}{b={c=1}}}").Origin);

    [Theory]
    [InlineData("a+=2", """{"a":[2]}""")]
    [InlineData("a=[1],a+=2,a+=[3]", """{"a":[1,2,[3]]}""")]
    [InlineData("a.b+={c=1},a.b+={c=2}", """{"a":{"b":[{"c":1},{"c":2}]}}""")]
    [InlineData("a=${x},a+=${y},x=[1],y=2", """{"a":[1,2],"x":[1],"y":2}""")]
    [InlineData("x=[{a+=1,a+=2}]", """{"x":[{"a":[1,2]}]}""")]
    [InlineData("d={x=[]},c=${d},c={x+=1,x+=2}", """{"d":{"x":[]},"c":{"x":[1,2]}}""")]
    [InlineData("a=[1],a+=2,a=${?x},a+=3", """{"a":[1,2,3]}""")]
    [InlineData("a=[1],b=${a},a+=2", """{"a":[1,2],"b":[1,2]}""")]
    [InlineData("a={0=x},a+=y", """{"a":["x","y"]}""")]
    [InlineData("a=[1],a=${?a}[2],a+=3", """{"a":[1,2,3]}""")]
    [InlineData("a+=1,a={b=2}", """{"a":{"b":2}}""")]
    public void Load_Append_AddsToWhatIsBelow(string text, string json) => Conf.AssertMeans(json, Conf.Load(text));

    [Theory]
    [InlineData("a=10,a+=2")]
    [InlineData("a=abc,a+=2")]
    [InlineData("a={x=y},a+=2")]
    public void Load_AppendToNoArray_IsRefused(string text) =>
        Assert.Contains("+= adds to an array; test.conf(1,3) has", Conf.Refused(text).Message, StringComparison.Ordinal);
}
