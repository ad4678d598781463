namespace Akka.GameEvents.Hocon.Merging;

/// <summary>A piece of a concatenation, never a value.</summary>
internal sealed class WhitespaceTerm(string text, HoconOrigin origin) : Term(origin)
{
    public string Text { get; } = text;
}
