using Akka.GameEvents.Logs;
using Akka.GameEvents.Gateway.Links;

namespace Akka.GameEvents.Gateway.Outbound;

/// <summary>What is queued for one link: filled under its mailbox's lock, then handed to the link's turn as one message.</summary>
internal sealed class OutboundBatch
{
    private const int FirstCapacity = 4;

    private Outgoing[] _items = [];
    private Dictionary<object, int>? _latest;

    public int Count { get; private set; }

    /// <summary>The bytes of the messages.</summary>
    public int Bytes { get; private set; }

    /// <summary>A ping frame goes out behind the rest.</summary>
    public bool Ping { get; set; }

    /// <summary>Set in the last batch of a link: its bytes are the last thing written.</summary>
    public LinkClosing? Closing { get; set; }

    /// <summary>The number of pieces that it is written as: the messages, the ping, the last bytes.</summary>
    public int Pieces => Count + (Ping ? 1 : 0) + (Closing is null ? 0 : 1);

    /// <summary>The bytes of all pieces.</summary>
    public int WireBytes => Bytes + (Ping ? LinkPing.Frame.Length : 0) + (Closing?.LastBytes.Length ?? 0);

    public ReadOnlyMemory<byte> Piece(int index) =>
        index < Count ? _items[index].Frame.WebSocket
        : Ping && index == Count ? LinkPing.Frame
        : Closing!.LastBytes;

    /// <summary>The queued one that a newer one of its key would replace; null when there is none.</summary>
    public Outgoing? FindLatest(object key) =>
        _latest is not null && _latest.TryGetValue(key, out var index) ? _items[index] : null;

    public void Add(Outgoing item)
    {
        if (item.LatestKey is { } key)
            (_latest ??= []).Add(key, Count);
        if (item.IsSnapshot)
            _latest?.Clear();
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(FirstCapacity, Count * 2));
        _items[Count++] = item;
        Bytes += item.Bytes;
    }

    /// <summary>Puts it in the place of the older one of its key.</summary>
    public void Replace(Outgoing item)
    {
        var index = _latest![item.LatestKey!];
        Bytes += item.Bytes - _items[index].Bytes;
        _items[index] = item;
    }

    public void Clear()
    {
        _items.AsSpan(0, Count).Clear();
        Count = 0;
        _latest?.Clear();
        Bytes = 0;
        Ping = false;
        Closing = null;
    }

    /// <summary>Gives back what it has grown to. Only for an empty batch.</summary>
    public void Trim()
    {
        _items = [];
        _latest = null;
    }
}
