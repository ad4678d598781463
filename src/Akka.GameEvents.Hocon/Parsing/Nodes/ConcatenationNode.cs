namespace Akka.GameEvents.Hocon.Parsing.Nodes;

/// <summary>Two or more pieces, not all of them scalars: those are one string already.</summary>
internal sealed class ConcatenationNode(IReadOnlyList<ValueNode> pieces) : ValueNode(pieces[0].Origin)
{
    public IReadOnlyList<ValueNode> Pieces { get; } = pieces;
}
