namespace Akka.GameEvents.Client;

/// <summary>
/// Which transport to try. One that fails where a worse one then works is put aside for a minute, each time longer; where none works it is the
/// server or the network, and that is held against nobody. Its methods are turns.
/// </summary>
internal sealed class Choice(Timers timers)
{
    private const int CutsInARow = 3;

    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(15); // a proxy that cuts everything does it sooner
    private static readonly TimeSpan FirstPenalty = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPenalty = TimeSpan.FromHours(1);

    private readonly Dictionary<Transport, Mark> _marks = [];
    private readonly HashSet<Transport> _failed = [];
    private readonly long _start = timers.Now;
    private IReadOnlyList<Transport> _order = [];
    private bool _wasFruitless;

    /// <summary>True when it need not be waited for: others are left, and no round has yet shown that the network is slow.</summary>
    public bool IsImpatient => !_wasFruitless && Left().Skip(1).Any();

    private TimeSpan Now => timers.Since(_start);

    public void Offered(IReadOnlyList<Transport> order) => _order = order;

    /// <summary>The best one that has not failed in this round, and is not put aside unless all are.</summary>
    public Transport Next()
    {
        var left = Left().ToList();
        return left.Exists(IsFree) ? left.Find(IsFree) : left[0];
    }

    /// <summary>No welcome came over these. True: another one is left to be tried now.</summary>
    public bool Failed(IEnumerable<Transport> transports)
    {
        _failed.UnionWith(transports);
        if (Left().Any())
            return true;
        _failed.Clear();
        _wasFruitless = true;
        return false;
    }

    /// <summary>The welcome came, over a transport that is worse than those that failed before it.</summary>
    public void Worked()
    {
        foreach (var each in _failed)
            PutAside(each);
        _failed.Clear();
        _wasFruitless = false;
    }

    /// <summary>A link ended.</summary>
    /// <param name="isCut">Without a word.</param>
    public void Ended(Transport transport, TimeSpan lived, bool isCut)
    {
        if (lived >= Steady)
            _marks.Remove(transport);
        else if (isCut && ++MarkOf(transport).Cuts >= CutsInARow)
            PutAside(transport);
    }

    public void PutAside(Transport transport)
    {
        var mark = MarkOf(transport);
        mark.Penalty = mark.Penalty == TimeSpan.Zero ? FirstPenalty : mark.Penalty * 2;
        if (mark.Penalty > LongestPenalty)
            mark.Penalty = LongestPenalty;
        mark.Until = Now + mark.Penalty;
    }

    /// <summary>What to try while this one works, and after how long; null when there is nothing better.</summary>
    public (Transport Transport, TimeSpan Delay)? Better(Transport than)
    {
        (Transport Transport, TimeSpan Delay)? best = null;
        foreach (var each in _order.TakeWhile(each => each != than))
        {
            var delay = IsFree(each) ? FirstPenalty : MarkOf(each).Until - Now;
            if (best is null || delay < best.Value.Delay)
                best = (each, delay);
        }

        return best;
    }

    private IEnumerable<Transport> Left() => _order.Where(each => !_failed.Contains(each));

    private bool IsFree(Transport transport) => !_marks.TryGetValue(transport, out var mark) || mark.Until <= Now;

    private Mark MarkOf(Transport transport)
    {
        if (!_marks.TryGetValue(transport, out var mark))
            _marks.Add(transport, mark = new Mark());
        return mark;
    }

    private sealed class Mark
    {
        /// <summary>Short lives in a row.</summary>
        public int Cuts { get; set; }

        public TimeSpan Penalty { get; set; }

        /// <summary>It is not tried before, unless there is nothing better.</summary>
        public TimeSpan Until { get; set; }
    }
}
