namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary>Whitespace between the pieces of a concatenation: it counts between texts, and not between objects or arrays.</summary>
internal sealed class WhitespaceNode(string text, HoconOrigin origin) : ValueNode(origin)
{
    public string Text { get; } = text;
}
