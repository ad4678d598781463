namespace Akka.GameEvents.Client;

/// <summary>An event on its way. Its text, id included, is the same at each attempt.</summary>
internal sealed class Outgoing
{
    private readonly Dispatcher _dispatcher;
    private readonly TaskCompletionSource<Verdict> _verdict;

    public Outgoing(ServerEvent happening, string defaultId, object group, Dispatcher dispatcher)
    {
        Text = Write(happening, defaultId);
        Group = group;
        _dispatcher = dispatcher;
        _verdict = new TaskCompletionSource<Verdict>(dispatcher.Continuations);
    }

    public byte[] Text { get; }

    /// <summary>Its bytes in a list.</summary>
    public long Size => Text.Length + 1L;

    /// <summary>Only events of the same group go together: an answer counts its duplicates without naming them.</summary>
    public object Group { get; }

    /// <summary>Fails when the event was not even taken in here.</summary>
    public Task<Verdict> Verdict => _verdict.Task;

    /// <summary>Takes from the front what may go together: of one group, so many at most, and not longer unless it is one.</summary>
    public static List<Outgoing> Take(List<Outgoing> waiting, int maxCount, long maxBytes)
    {
        var count = 0;
        var bytes = 0L;
        foreach (var each in waiting)
        {
            bytes += each.Size;
            if (count == maxCount || each.Group != waiting[0].Group || (count > 0 && bytes > maxBytes))
                break;
            count++;
        }

        var taken = waiting.GetRange(0, count);
        waiting.RemoveRange(0, count);
        return taken;
    }

    public void Settle(Verdict verdict) => _dispatcher.Post(() => _verdict.TrySetResult(verdict));

    public void Refuse(GameError error) => _dispatcher.Post(() => _verdict.TrySetException(error));

    private static byte[] Write(ServerEvent happening, string defaultId) => ClientMessages.Write(writer =>
    {
        writer.WriteString("name", happening.Name);
        if (happening.Properties.Count > 0)
        {
            writer.WriteStartObject("properties");
            foreach (var (name, value) in happening.Properties)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        if (happening.Timestamp is { } timestamp)
            writer.WriteString("timestamp", timestamp.UtcDateTime);
        writer.WriteString("id", happening.Id ?? defaultId);
    });
}
