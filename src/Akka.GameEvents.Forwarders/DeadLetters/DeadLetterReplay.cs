using System.Text.Json;
using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.Forwarders.Files;
using Akka.GameEvents.Forwarders.Mapping;

namespace Akka.GameEvents.Forwarders.DeadLetters;

/// <summary>
/// Sends what a file of dead letters holds. The file is taken away first, so that a server may go on to write a new one; what fails again
/// is put back into that, and when the replay itself is cut off by the end of its process, the file that was taken is left beside it.
/// </summary>
internal sealed class DeadLetterReplay(string path, Delivery delivery, EventMapping mapping, ForwarderBatchOptions limits, Action<ReplayCount> progress)
{
    private readonly List<OutgoingEvent> _batch = [];
    private long _bytes;
    private ReplayCount _count;
    private bool _isDown;

    /// <summary>The forwarder whose dead letters a file holds, by its name.</summary>
    public static string ConsumerOf(string path) => Path.GetFileName(path).Split('.')[0];

    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    public async Task<ReplayCount> RunAsync(CancellationToken stop)
    {
        using var file = new DeadLetterFile(path);
        var taken = await TakeAsync().ConfigureAwait(false);
        await foreach (var text in File.ReadLinesAsync(taken, CancellationToken.None).ConfigureAwait(false))
        {
            if (Read(text) is { } next) await AddAsync(next, file, stop).ConfigureAwait(false);
            else await KeepAsync([text], file).ConfigureAwait(false);
        }

        await SendAsync(file, stop).ConfigureAwait(false);
        File.Delete(taken);
        return _count;
    }

    private async Task<string> TakeAsync()
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{path} is not there.");
        using var held = await FileLock.TakeAsync(path).ConfigureAwait(false);
        var taken = path + ".replay";
        for (var number = 2; File.Exists(taken); number++) taken = $"{path}.replay-{number}";
        File.Move(path, taken);
        return taken;
    }

    private async Task AddAsync(OutgoingEvent next, DeadLetterFile file, CancellationToken stop)
    {
        if (_batch.Count == limits.MaxEvents || (_batch.Count > 0 && _bytes + next.Json.Length > limits.MaxBytes)) await SendAsync(file, stop).ConfigureAwait(false);
        _batch.Add(next);
        _bytes += next.Json.Length;
    }

    private async Task SendAsync(DeadLetterFile file, CancellationToken stop)
    {
        var batch = new EventBatch([.. _batch]);
        _batch.Clear();
        _bytes = 0;
        var finished = 0;
        if (batch.Events.Count == 0) return;
        try
        {
            if (!_isDown && !stop.IsCancellationRequested) await delivery.SendAsync(batch, FinishAsync, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What was not finished is kept below.
        }

        await KeepAsync([.. batch.Events.Skip(finished).Select(one => (string)one.Source)], file).ConfigureAwait(false);
        progress(_count);

        async ValueTask FinishAsync(EventBatch part, SendResult result)
        {
            finished += part.Events.Count;
            if (result.Verdict == SendVerdict.Sent) _count = _count with { Sent = _count.Sent + part.Events.Count };
            else await KeepAsync([.. part.Events.Select(one => (string)one.Source)], file).ConfigureAwait(false);
            _isDown |= result.Verdict == SendVerdict.TryAgain; // the others would fail as well, and each take as long
        }
    }

    private async Task KeepAsync(IReadOnlyList<string> lines, DeadLetterFile file)
    {
        if (lines.Count == 0) return;
        await file.AppendAsync([.. lines.Select(System.Text.Encoding.UTF8.GetBytes)], maxBytes: null).ConfigureAwait(false);
        _count = _count with { Kept = _count.Kept + lines.Count };
    }

    private OutgoingEvent? Read(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, ForwarderJson.Plain.DeadLetterLine)?.Event.ToEvent() is not { } happening) return null;
            return new OutgoingEvent(text, happening, mapping.Apply(happening));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
