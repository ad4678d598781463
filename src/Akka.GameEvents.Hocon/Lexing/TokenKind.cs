namespace Akka.GameEvents.Hocon.Lexing;

internal enum TokenKind
{
    End,
    NewLine,
    Whitespace,
    Comma,
    Colon,
    EqualSign,
    PlusEqual,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Reference,
    OptionalReference,
    Unquoted,
    Quoted,
}
