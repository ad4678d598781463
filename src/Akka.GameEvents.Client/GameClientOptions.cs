using System.Text.Json;

namespace Akka.GameEvents.Client;

/// <summary>What can be set on a <see cref="GameClient"/>. The constructor refuses what is out of range.</summary>
public sealed record GameClientOptions
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>
    /// Who the player is. Default: a guest, where the server lets them in. Where the token changes, set
    /// <see cref="GameClient.Token"/> instead.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>Where handlers run. Default: the context that created the client.</summary>
    public DispatchMode Dispatch { get; init; }

    /// <summary>
    /// Which transports may be used, best first. Default: those that the server offers, in its order. It is asked before the first link,
    /// unless these are none but <see cref="Transport.WebSocket"/> and <see cref="Transport.Sse"/>.
    /// </summary>
    public IReadOnlyList<Transport>? Transports { get; init; }

    /// <summary>
    /// How arguments, events, results and snapshots become JSON. Default: by reflection, camelCase, enums by name. Programs that are
    /// trimmed or compiled ahead of time give options with a <see cref="JsonSerializerOptions.TypeInfoResolver"/>.
    /// </summary>
    public JsonSerializerOptions? Json { get; init; }

    /// <summary>How many calls may wait or be unanswered; one more fails with <c>client_queue_full</c>. Default 1,000.</summary>
    public int MaxCalls { get; init; } = 1_000;

    /// <summary>How events of <see cref="GameClient.EmitAsync(ServerEvent, CancellationToken)"/> are gathered, and how many may wait.</summary>
    public EmitBuffer Emit { get; init; } = new();

    /// <summary>
    /// How many callbacks may wait for their thread or for <see cref="GameClient.Pump"/>. When they are that many, the client reads nothing
    /// more from the server until half of them have run; nothing is dropped here. Default 10,000.
    /// </summary>
    public int MaxWaiting { get; init; } = 10_000;

    /// <summary>The largest packet to take from the server, in bytes; a larger one ends the link. Default 1 MiB.</summary>
    public int MaxPacketBytes { get; init; } = 1024 * 1024;

    /// <summary>The name only: a token does not belong into a log.</summary>
    public override string ToString() => nameof(GameClientOptions);

    internal GameClientOptions Checked()
    {
        AtLeast(1, MaxCalls, nameof(MaxCalls));
        AtLeast(1, MaxWaiting, nameof(MaxWaiting));
        AtLeast(1024, MaxPacketBytes, nameof(MaxPacketBytes));
        AtLeast(1, Emit.MaxBatch, $"{nameof(Emit)}.{nameof(EmitBuffer.MaxBatch)}");
        AtLeast(1, Emit.MaxBuffered, $"{nameof(Emit)}.{nameof(EmitBuffer.MaxBuffered)}");
        if (Emit.MaxDelay < TimeSpan.Zero || Emit.MaxDelay > LongestDelay)
        {
            throw new ArgumentOutOfRangeException(
                $"{nameof(Emit)}.{nameof(EmitBuffer.MaxDelay)}", Emit.MaxDelay, $"It must be between nothing and {LongestDelay}.");
        }

        if (Transports is not null)
            AtLeast(1, Transports.Count, nameof(Transports));
        return this;
    }

    private static void AtLeast(int least, int value, string name)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(name, value, $"It must be at least {least}.");
    }
}
