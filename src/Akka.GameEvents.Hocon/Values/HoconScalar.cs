namespace Akka.GameEvents.Hocon.Values;

/// <param name="text">The string, or the other scalar as it was written.</param>
/// <param name="variables">The environment variables in it.</param>
internal sealed class HoconScalar(ScalarKind kind, string text, HoconOrigin origin, IReadOnlyList<string> variables) : HoconValue(origin)
{
    public HoconScalar(ScalarKind kind, string text, HoconOrigin origin)
        : this(kind, text, origin, [])
    {
    }

    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public IReadOnlyList<string> Variables { get; } = variables;

    public override int Depth => 0;

    public override long Count => 1;

    /// <summary>The same where it was referred to.</summary>
    public HoconScalar At(HoconOrigin origin) => new(Kind, Text, origin, Variables);
}
