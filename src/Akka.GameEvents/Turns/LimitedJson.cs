using System.Text.Json;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Something as JSON, cut where it becomes too long.</summary>
/// <param name="Utf8">The text, or its beginning.</param>
/// <param name="IsWhole">False when it was cut.</param>
/// <param name="Failure">The name of the exception that kept it from being written; null when none did.</param>
internal sealed record LimitedJson(ReadOnlyMemory<byte> Utf8, bool IsWhole, string? Failure)
{
    public static LimitedJson Write(object value, int maxBytes)
    {
        using var kept = new LimitedStream(maxBytes);
        try
        {
            JsonSerializer.Serialize(kept, value, value.GetType(), GameJson.Options);
            return new LimitedJson(kept.Written, IsWhole: true, null);
        }
        catch (LimitReachedException)
        {
            return new LimitedJson(kept.Written, IsWhole: false, null);
        }
        catch (Exception e)
        {
            // A state may be anything: what JSON cannot hold must not fail the turn.
            return new LimitedJson(default, IsWhole: false, e.GetType().Name);
        }
    }

    /// <summary>Stops the writer when it is full, so that a state of any size costs no more than the limit.</summary>
    private sealed class LimitedStream(int limit) : MemoryStream
    {
        public ReadOnlyMemory<byte> Written => GetBuffer().AsMemory(0, (int)Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            var room = limit - (int)Length;
            base.Write(buffer, offset, Math.Min(room, count));
            if (count > room) throw new LimitReachedException();
        }
    }

    private sealed class LimitReachedException : Exception;
}
