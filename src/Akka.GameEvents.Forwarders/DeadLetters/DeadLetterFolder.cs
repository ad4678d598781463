using System.Collections.Concurrent;
using System.Text.Json;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.ServerEvents;
using Microsoft.Extensions.Logging;

namespace Akka.GameEvents.Forwarders.DeadLetters;

/// <summary>The files of dead letters, one for each consumer.</summary>
internal sealed class DeadLetterFolder(DeadLettersOptions options, TimeProvider time, ForwarderMetrics metrics, ILogger<DeadLetterFolder> log)
    : IDeadLetters, IDisposable
{
    private readonly ConcurrentDictionary<string, DeadLetterFile> _files = new(StringComparer.Ordinal);

    public async ValueTask<int> AddAsync(string consumer, IReadOnlyList<ServerEvent> events, string reason)
    {
        var file = _files.GetOrAdd(consumer, name => new DeadLetterFile(Path.Combine(options.Path, name + ".ndjson")));
        var kept = 0;
        try
        {
            var at = time.GetUtcNow();
            kept = await file.AppendAsync([.. events.Select(one => Line(consumer, one, reason, at))], options.MaxBytes).ConfigureAwait(false);
            if (kept > 0) log.DeadLettered(kept, consumer, reason, file.Path);
            if (kept < events.Count) log.DeadLettersFull(events.Count - kept, consumer, reason, file.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.DeadLettersFailed(e, events.Count, consumer, reason, file.Path);
        }

        if (kept < events.Count) metrics.Lose(consumer, events.Count - kept);
        return kept;
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private static byte[] Line(string consumer, ServerEvent happening, string reason, DateTimeOffset at) =>
        JsonSerializer.SerializeToUtf8Bytes(new DeadLetterLine(consumer, reason, at, EventBody.Of(happening)), ForwarderJson.Plain.DeadLetterLine);
}
