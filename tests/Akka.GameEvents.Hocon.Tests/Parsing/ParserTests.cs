using Akka.GameEvents.Hocon.Parsing;
using Akka.GameEvents.Hocon.Parsing.Nodes;

namespace Akka.GameEvents.Hocon.Tests.Parsing;

public class ParserTests
{
    [Fact]
    public void Parse_Field_HasItsPathAndOrigin()
    {
        var field = Assert.IsType<FieldNode>(Assert.Single(Members("\n  a.\"b c\" += ${x.y}")));

        Assert.Equal(["a", "b c"], field.Path.Elements);
        Assert.True(field.IsAppended);
        Assert.Equal(new HoconOrigin("name", 2, 3), field.Origin);
        var reference = Assert.IsType<ReferenceNode>(field.Value);
        Assert.Equal("x.y", reference.Path.ToString());
        Assert.False(reference.IsOptional);
        Assert.Equal(new HoconOrigin("name", 2, 14), reference.Origin);
    }

    [Fact]
    public void Parse_ScalarsInARow_AreOneScalar()
    {
        var field = Assert.IsType<FieldNode>(Assert.Single(Members("a = one 2 \"three\"")));

        Assert.Equal("one 2 three", Assert.IsType<ScalarNode>(field.Value).Scalar.Text);
    }

    [Fact]
    public void Parse_Concatenation_KeepsWhitespaceApart()
    {
        var field = Assert.IsType<FieldNode>(Assert.Single(Members("a = ${?x} \" \"y")));

        Assert.Collection(
            Assert.IsType<ConcatenationNode>(field.Value).Pieces,
            piece => Assert.True(Assert.IsType<ReferenceNode>(piece).IsOptional),
            piece => Assert.Equal(" ", Assert.IsType<WhitespaceNode>(piece).Text),
            piece => Assert.Equal(" ", Assert.IsType<ScalarNode>(piece).Scalar.Text),
            piece => Assert.Equal("y", Assert.IsType<ScalarNode>(piece).Scalar.Text));
    }

    [Theory]
    [InlineData("include \"x\"", true, false)]
    [InlineData("include\n\n\"x\"", true, false)]
    [InlineData("include file(\"x\")", false, false)]
    [InlineData("include required(\"x\")", true, true)]
    [InlineData("include required( file( \"x\" ) )", false, true)]
    [InlineData("include required(file(\"x\")), a = 1", false, true)]
    public void Parse_Include_IsNamedAndNotLookedUp(string text, bool isBeside, bool isRequired)
    {
        var include = Assert.Single(Parser.Parse("a { " + text + " }", "name").Includes);

        Assert.Equal("x", include.Name);
        Assert.Equal(isBeside, include.IsBeside);
        Assert.Equal(isRequired, include.IsRequired);
        Assert.Empty(include.Included);
    }

    [Fact]
    public void Parse_ArrayAtRoot_IsAnArray() => Assert.Equal(2, Assert.IsType<ArrayNode>(Parser.Parse("[1, 2]", "name").Root).Items.Count);

    private static IReadOnlyList<MemberNode> Members(string text) => Assert.IsType<ObjectNode>(Parser.Parse(text, "name").Root).Members;
}
