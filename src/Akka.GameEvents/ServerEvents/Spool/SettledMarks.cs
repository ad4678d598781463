namespace Akka.GameEvents.ServerEvents.Spool;

/// <summary>
/// Which positions a consumer is done with: all up to a low mark, and of those beyond it some, within a window. A consumer that leaves one
/// event undone gets no more when the window is used up, so that what it has to do again after a crash is bounded too.
/// </summary>
/// <param name="low">Up to where it was done at start.</param>
internal sealed class SettledMarks(long low)
{
    /// <summary>How many positions beyond the low mark may be out.</summary>
    public const int Window = 1 << 18;

    private readonly ulong[] _beyond = new ulong[Window / 64];
    private long _low = low;

    /// <summary>All up to it are done.</summary>
    public long Low => Volatile.Read(ref _low);

    public bool HasRoom(long position) => position - Low <= Window;

    /// <summary>A position within the window is done.</summary>
    public void Settle_NeedsLock(long position)
    {
        if (position != _low + 1)
        {
            WordOf(position) |= BitOf(position);
            return;
        }

        var next = position + 1;
        for (; (WordOf(next) & BitOf(next)) != 0; next++) WordOf(next) &= ~BitOf(next);
        Volatile.Write(ref _low, next - 1);
    }

    private static ulong BitOf(long position) => 1UL << (int)(position & 63);

    private ref ulong WordOf(long position) => ref _beyond[(int)((position & (Window - 1)) >> 6)];
}
