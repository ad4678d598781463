namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <param name="path">From the object that the field is written in.</param>
/// <param name="isAppended">Whether it is written with <c>+=</c>.</param>
internal sealed class FieldNode(KeyPath path, bool isAppended, ValueNode value, HoconOrigin origin) : MemberNode(origin)
{
    public KeyPath Path { get; } = path;

    public bool IsAppended { get; } = isAppended;

    public ValueNode Value { get; } = value;
}
