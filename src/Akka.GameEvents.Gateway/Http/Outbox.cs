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

    /// <summary>The number of the newest message that the client has confirmed, or that is not kept any more.</summary>
    public long Confirmed { get; private set; }

    /// <summary>The number of the newest message that was given to the client.</summary>
    public long Given { get; private set; }

    /// <summary>The number of the newest message.</summary>
    public long Top => Confirmed + _items.Count;

    /// <summary>Whether half of it is free, or would be if what was given were forgotten.</summary>
    public bool HasRoom(bool forgetsGiven)
    {
        var (count, bytes) = forgetsGiven ? (Top - Given, _bytes - _givenBytes) : (_items.Count, _bytes);
        return count <= options.OutboundMaxFrames / 2 && bytes <= options.OutboundMaxBytes / 2;
    }

    /// <param name="item">The message.</param>
    /// <param name="forgetsGiven">Whether what was given may be forgotten to make room for it: over a stream nothing is ever confirmed.</param>
    public bool TryAdd(Outgoing item, bool forgetsGiven)
    {
        if (item.Bytes > options.OutboundMaxBytes || (item.IsVolatile && !HasRoom(forgetsGiven))) return false;
        while (IsFull(item.Bytes) && forgetsGiven && Given > Confirmed) Confirm(Math.Min(Given, Confirmed + ForgottenAtOnce));
        if (IsFull(item.Bytes) || !_share.TryCover(_bytes + item.Bytes)) return false;
        var older = item.LatestKey is { } key ? _items.FindIndex((int)(Given - Confirmed), other => key.Equals(other.LatestKey)) : -1;
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
