namespace Akka.GameEvents.Hocon.Merging;

internal sealed class ConcatenationTerm(IReadOnlyList<Term> pieces) : DeferredTerm(pieces[0].Origin)
{
    public IReadOnlyList<Term> Pieces { get; } = pieces;
}
