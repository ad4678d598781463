namespace Akka.GameEvents.Hocon.Lexing;

/// <param name="Text">What the token means: of a string its content, of others what is written.</param>
internal readonly record struct Token(TokenKind Kind, string Text, HoconOrigin Origin)
{
    /// <summary>For errors.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the file",
        TokenKind.NewLine => "the end of the line",
        TokenKind.Quoted => "a quoted string",
        _ => $"'{Text}'",
    };
}
