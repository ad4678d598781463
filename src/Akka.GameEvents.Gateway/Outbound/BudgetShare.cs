namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>
/// What one holder takes of a budget that many share, in chunks, and only from a size on that those who keep up never reach: they touch no
/// shared counter. Belongs to one field; not thread-safe.
/// </summary>
internal struct BudgetShare(OutboundBudget total)
{
    private const int Uncounted = 16 * 1024;
    private const int Chunk = 16 * 1024;
    private int _reserved;

    /// <summary>Makes sure that so many bytes are covered; false when the budget is used up.</summary>
    public bool TryCover(int bytes)
    {
        if (bytes - Uncounted <= _reserved) return true;
        var chunks = (bytes - Uncounted - _reserved + Chunk - 1) / Chunk;
        if (!total.TryReserve(chunks * Chunk)) return false;
        _reserved += chunks * Chunk;
        return true;
    }

    /// <summary>Gives back what is not needed for so many bytes any more: all of it, when they need no cover.</summary>
    public void Shrink(int bytes)
    {
        if (_reserved == 0 || bytes > Uncounted) return;
        total.Release(_reserved);
        _reserved = 0;
    }
}
