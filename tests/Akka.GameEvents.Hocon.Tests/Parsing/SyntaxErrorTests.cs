using Akka.GameEvents.Hocon.Tests.Support;

namespace Akka.GameEvents.Hocon.Tests.Parsing;

public class SyntaxErrorTests
{
    [Theory]
    [InlineData("a=[1,2", 1, 3, "'[' is never closed")]
    [InlineData("{\n a=1", 1, 1, "'{' is never closed")]
    [InlineData("a=1\n}", 2, 1, "'}' cannot be here: a key is expected")]
    [InlineData("{a=1}}", 1, 6, "the text was complete before it")]
    [InlineData("{a=1} b=2", 1, 7, "the text was complete before it")]
    [InlineData("a=[1,,2]", 1, 6, "',' cannot be here: one comma")]
    [InlineData("a=[1,2,,]", 1, 8, "',' cannot be here: one comma")]
    [InlineData("a=[,1]", 1, 4, "',' cannot be here: one comma")]
    [InlineData(",a=1", 1, 1, "',' cannot be here: one comma")]
    [InlineData("a=1,,b=2", 1, 5, "',' cannot be here: one comma")]
    [InlineData("a", 1, 2, "the end of the file cannot be here: after the key a comes ':'")]
    [InlineData("a\nb=1", 2, 1, "'b' cannot be here: after the key a comes")]
    [InlineData("a=", 1, 3, "a value is expected")]
    [InlineData("a=}", 1, 3, "a value is expected")]
    [InlineData("a=http://x", 1, 7, "':' cannot be here: if it belongs to the value before it, put that in double quotes")]
    [InlineData("a=b=c", 1, 4, "'=' cannot be here")]
    [InlineData("a=x{b=1}", 1, 4, "cannot be joined with the text at test.conf(1,3)")]
    [InlineData("a=[1]x", 1, 3, "cannot be joined with the text")]
    [InlineData("a=5$", 1, 4, "'$' has no meaning here")]
    [InlineData("a=me@home", 1, 5, "'@' has no meaning here")]
    [InlineData("a=x\\n", 1, 4, "'\\' has no meaning here")]
    [InlineData("a=1+2", 1, 4, "'+' has no meaning here")]
    [InlineData("a=\"x", 1, 3, "this string never ends")]
    [InlineData("a=\"x\n\"", 1, 3, "does not end on its line")]
    [InlineData("a=\"x\ty\"", 1, 5, "must be written as \\u0009")]
    [InlineData("a=\"x\\y\"", 1, 5, "after a backslash comes")]
    [InlineData("a=\"\\u12g4\"", 1, 4, "after a backslash comes")]
    [InlineData("\n a=\"\"\"x\n\"\"", 2, 4, "close it with three double quotes")]
    [InlineData("a=\"\"\"x\ny\"\"\"\nb=!", 3, 3, "'!' has no meaning here")]
    [InlineData("a..b=1", 1, 1, "a path cannot begin or end with a dot")]
    [InlineData(".a=1", 1, 1, "a path cannot begin or end with a dot")]
    [InlineData("a.=1", 1, 1, "a path cannot begin or end with a dot")]
    [InlineData("=1", 1, 1, "a key is expected")]
    [InlineData("{a=1}=2", 1, 6, "the text was complete")]
    [InlineData("{[1]:2}", 1, 2, "a key is expected")]
    [InlineData("${a}=1", 1, 1, "'${' cannot be here: a key is expected")]
    [InlineData("a=${b", 1, 6, "${b must be closed with '}'")]
    [InlineData("a=${b\n}", 1, 6, "${b must be closed with '}'")]
    [InlineData("a=${}", 1, 3, "a name is missing")]
    [InlineData("a=${ ?b}", 1, 6, "'?' has no meaning here")]
    [InlineData("a=${${b}}", 1, 3, "a name is missing")]
    [InlineData("include=1", 1, 8, "after include comes a quoted name")]
    [InlineData("include foo", 1, 12, "after include comes a quoted name")]
    [InlineData("include foo(\"x\")", 1, 1, "'foo(' is not known here")]
    [InlineData("include file(\"x\"", 1, 17, "must be closed with ')'")]
    [InlineData("include \"x\" \"y\"", 1, 13, "a quoted string cannot be here")]
    [InlineData("a=1\ninclude url(\"http://x\")", 2, 1, "a URL cannot be included")]
    [InlineData("include \"HTTPS://x/y.conf\"", 1, 1, "a URL cannot be included")]
    [InlineData("include required(classpath(\"x\"))", 1, 1, "a class path cannot be included")]
    [InlineData("[1]", 1, 1, "holds an object, not an array")]
    public void Load_Wrong_IsRefusedWhereItIs(string text, int line, int column, string reason)
    {
        var refused = Conf.Refused(text);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new HoconOrigin("test.conf", line, column), refused.Origin);
        Assert.StartsWith($"test.conf({line},{column}): ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
