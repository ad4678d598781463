using System.Text.Json;
using System.Text.Json.Serialization;

namespace Akka.GameEvents.SoakPlayer;

/// <summary>Writes JSON, a line at a time; a member that is null is left out.</summary>
internal sealed class Lines(Stream output) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly Lock _gate = new();

    public void Write(object line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Options), (byte)'\n'];
        lock (_gate)
        {
            output.Write(bytes);
            output.Flush();
        }
    }

    public ValueTask DisposeAsync() => output.DisposeAsync();
}
