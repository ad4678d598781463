using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;

namespace Akka.GameEvents.Gateway.Http;

/// <summary>
/// What an HTTP link has for its client: first what was given but not confirmed, then what waits, bounded together in messages and bytes.
/// Messages are counted from the link's beginning, so that a number says up to where the client has them. Not thread-safe.
/// </summary>
internal sealed class Outbox(LinksOptions options, OutboundBudget total)
{
    private const int ForgottenAtOnce = 32;

    private readonly List<Outgoing> _items = [];
    private BudgetShare _share = new(total);
    private int _bytes;
    private int _givenBytes;

    // The number of the newest snapshot.
    private long _snapshot;

    /// <summary>The number of the newest message that the client has confirmed, or that is not kept any more.</summary>
    public long Confirmed { get; private set; }

    /// <summary>The number of the newest message that was given to the client.</summary>
    public long Given { get; private set; }

    /// <summary>The number of the newest message.</summary>
    public long Top => Confirmed + _items.Count;

    /// <summary>Whether half of it is free, or would be if what may be forgotten were.</summary>
    /// <param name="forgettable">As for <see cref="TryAdd"/>.</param>
    public bool HasRoom(long forgettable)
    {
        var forgotten = (int)Math.Max(0, forgettable - Confirmed);
        var bytes = forgettable == Given ? _givenBytes : _items.Take(forgotten).Sum(item => item.Bytes);
        return _items.Count - forgotten <= options.OutboundMaxFrames / 2 && _bytes - bytes <= options.OutboundMaxBytes / 2;
    }

    /// <param name="item">The message.</param>
    /// <param name="forgettable">
    /// The number of the newest message that may be forgotten to make room for it: over a stream nothing is ever confirmed. Not more than the
    /// stream that is read now was given: what an earlier one had may be given again.
    /// </param>
    public bool TryAdd(Outgoing item, long forgettable)
    {
        if (item.Bytes > options.OutboundMaxBytes || (item.IsVolatile && !HasRoom(forgettable))) return false;
        while (IsFull(item.Bytes) && forgettable > Confirmed) Confirm(Math.Min(forgettable, Confirmed + ForgottenAtOnce));
        if (IsFull(item.Bytes) || !_share.TryCover(_bytes + item.Bytes)) return false;
        var replaceable = (int)(Math.Max(Given, _snapshot) - Confirmed);
        var older = item.LatestKey is { } key ? _items.FindIndex(replaceable, other => key.Equals(other.LatestKey)) : -1;
        if (older >= 0)
        {
            _bytes -= _items[older].Bytes;
            _items[older] = item;
        }
        else
        {
            _items.Add(item);
        }

        _bytes += item.Bytes;
        if (item.IsSnapshot) _snapshot = Top;
        return true;
    }

    /// <summary>The messages after a number, and gives them.</summary>
    public IReadOnlyList<Outgoing> Give(long after, int max)
    {
        var first = (int)(after - Confirmed);
        var given = _items.GetRange(first, Math.Min(max, _items.Count - first));
        for (var fresh = (int)(Given - after); fresh < given.Count; fresh++) _givenBytes += given[fresh].Bytes;
        Given = Math.Max(Given, after + given.Count);
        return given;
    }

    /// <summary>The client has everything up to a number.</summary>
    public void Confirm(long number)
    {
        var count = (int)(number - Confirmed);
        var bytes = _items.Take(count).Sum(item => item.Bytes);
        (_bytes, _givenBytes) = (_bytes - bytes, _givenBytes - bytes);
        _items.RemoveRange(0, count);
        Confirmed = number;
        _share.Shrink(_bytes);
    }

    private bool IsFull(int bytes) => _items.Count >= options.OutboundMaxFrames || _bytes + bytes > options.OutboundMaxBytes;
}
