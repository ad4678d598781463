using Akka.GameEvents.Hocon.Lexing;

namespace Akka.GameEvents.Hocon.Tests.Lexing;

public class LexerTests
{
    [Theory]
    [InlineData("a : b", "Unquoted Whitespace Colon Whitespace Unquoted")]
    [InlineData("a+=1", "Unquoted PlusEqual Unquoted")]
    [InlineData("{}[],=\n", "OpenBrace CloseBrace OpenBracket CloseBracket Comma EqualSign NewLine")]
    [InlineData("${?a}${b}", "OptionalReference Unquoted CloseBrace Reference Unquoted CloseBrace")]
    [InlineData("a//b\nc#d", "Unquoted NewLine Unquoted")]
    [InlineData("#\n//", "NewLine")]
    [InlineData("\"a\"\"\"\"b\"\"\"", "Quoted Quoted")]
    [InlineData("\r\n\u2028\ufeff\u001f\v\f", "Whitespace NewLine Whitespace")]
    [InlineData("a(b)", "Unquoted")]
    public void Next_Text_IsCutInto(string text, string kinds) => Assert.Equal(kinds, string.Join(' ', Tokens(text).Select(token => token.Kind)));

    [Theory]
    [InlineData("1e+5", "1e+5")]
    [InlineData("-0.5E-3x", "-0.5E-3x")]
    [InlineData("a/b", "a/b")]
    [InlineData("\u0085\u0000", "\u0085\u0000")]
    public void Next_UnquotedText_IsOneToken(string text, string token) => Assert.Equal(token, Assert.Single(Tokens(text)).Text);

    [Fact]
    public void Next_AcrossLines_KnowsWhereItIs()
    {
        var origins = Tokens("a\n  \"\"\"x\n\ny\"\"\" b # c\nd").Where(token => token.Kind is TokenKind.Unquoted or TokenKind.Quoted).Select(token => token.Origin);

        Assert.Equal([new("name", 1, 1), new("name", 2, 3), new("name", 4, 6), new("name", 5, 1)], origins);
    }

    [Fact]
    public void Next_AtTheEnd_StaysThere()
    {
        var lexer = new Lexer("", "name");

        Assert.Equal(TokenKind.End, lexer.Next().Kind);
        Assert.Equal(TokenKind.End, lexer.Next().Kind);
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("01", 1)]
    [InlineData("-", 0)]
    [InlineData("-12.", 3)]
    [InlineData("1.5e", 3)]
    [InlineData("1e+", 1)]
    [InlineData("1E+10.", 5)]
    [InlineData(".5", 0)]
    [InlineData("", 0)]
    public void LengthAtStart_Text_IsThatOfTheNumber(string text, int length) => Assert.Equal(length, JsonNumber.LengthAtStart(text));

    private static IEnumerable<Token> Tokens(string text)
    {
        var lexer = new Lexer(text, "name");
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
            yield return token;
    }
}
