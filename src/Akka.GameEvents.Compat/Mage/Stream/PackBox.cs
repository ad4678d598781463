using System.Buffers;
using System.Text;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Outbound;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Stream;

/// <summary>
/// What a message stream has for its client, in packs: a pack is what waited when it was made. Their ids begin with 1 and have no gap, each is given
/// again until it is confirmed and never after that, and those that are not confirmed are always given all together, as MAGE's client loses its
/// place otherwise. Not thread-safe.
/// </summary>
internal sealed class PackBox(LinksOptions options, OutboundBudget total)
{
    // A client that confirms none is given no more than these.
    private const int MaxUnconfirmed = 16;

    // All of it is one WebSocket message at times, with its packs' ids, which has to fit into the queue of a socket.
    private readonly Outbox _outbox = new(options with { OutboundMaxBytes = options.OutboundMaxBytes / 4 * 3 }, total);
    private readonly Queue<Pack> _unconfirmed = new();
    private Pack _last;

    /// <summary>Whether there is more than what is in packs.</summary>
    public bool HasMore => _outbox.Top > _last.Top;

    public bool HasRoom => _outbox.HasRoom(forgettable: 0);

    /// <summary>The id up to which the client has confirmed.</summary>
    public long Confirmed => _last.Id - _unconfirmed.Count;

    public bool TryAdd(Outgoing item) => _outbox.TryAdd(item, forgettable: 0);

    /// <summary>The client has this pack, and so those before it, which were given with it. Ids that were not given mean nothing.</summary>
    public void Confirm(long id)
    {
        if (id > _last.Id) return;
        while (_unconfirmed.TryPeek(out var pack) && pack.Id <= id)
        {
            _unconfirmed.Dequeue();
            _outbox.Confirm(pack.Top);
        }
    }

    /// <summary>All that is not confirmed, as <c>{"1":[event,event],"2":[event]}</c>; null when nothing of it is new.</summary>
    /// <param name="known">The newest pack that the reader has; then the newest that there is.</param>
    public Frame? TryWrite(ref long known)
    {
        if (HasMore && _unconfirmed.Count < MaxUnconfirmed)
        {
            _last = new Pack(_last.Id + 1, _outbox.Top);
            _unconfirmed.Enqueue(_last);
        }

        if (_unconfirmed.Count == 0 || known == _last.Id) return null;
        known = _last.Id;
        return Write();
    }

    private Frame Write()
    {
        var number = _outbox.Confirmed;
        var items = _outbox.Give(number, (int)(_last.Top - number));
        var buffer = new ArrayBufferWriter<byte>(items.Sum(item => item.Bytes) + (16 * _unconfirmed.Count));
        var next = 0;
        foreach (var pack in _unconfirmed)
        {
            Encoding.UTF8.GetBytes($"{(next == 0 ? '{' : ',')}\"{pack.Id}\":", buffer);
            for (var first = next; number < pack.Top; number++, next++)
            {
                buffer.Write(next == first ? "["u8 : ","u8);
                buffer.Write(items[next].Frame.Text.Span);
            }

            buffer.Write("]"u8);
        }

        buffer.Write("}"u8);
        return Frame.Of(buffer.WrittenSpan, isBinary: false);
    }

    /// <param name="Id">Its id.</param>
    /// <param name="Top">The number of its newest message in the outbox.</param>
    private readonly record struct Pack(long Id, long Top);
}
