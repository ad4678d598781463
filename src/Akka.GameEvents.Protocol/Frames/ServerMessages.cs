using System.Text.Json;

namespace Akka.GameEvents.Protocol;

/// <summary>The server's messages (docs/protocol.md §3), each encoded into a frame. Events have <see cref="EventDraft"/>.</summary>
public static class ServerMessages
{
    private const int Version = 1;

    /// <summary>The answer to <c>hello</c>.</summary>
    public static Frame Welcome(Welcome welcome)
    {
        ArgumentNullException.ThrowIfNull(welcome);
        using var scratch = Begin("welcome"u8);
        var writer = scratch.Writer;
        writer.WriteNumber("v"u8, Version);
        writer.WriteString("session"u8, welcome.Session);
        writer.WriteString("user"u8, welcome.User);
        writer.WriteBoolean("resumed"u8, welcome.Resumed);
        writer.WriteNumber("window"u8, Milliseconds(welcome.Window));
        writer.WriteNumber("heartbeat"u8, Milliseconds(welcome.Heartbeat));
        writer.WriteNumber("max"u8, welcome.MaxPacketBytes);
        writer.WriteStartArray("streams"u8);
        foreach (var stream in welcome.Streams)
        {
            writer.WriteStartObject();
            WriteAddress(writer, stream.Address);
            WritePosition(writer, stream.Position);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber(WireNames.Id, welcome.LastId);
        writer.WriteNumber(WireNames.Now, welcome.Now.ToUnixTimeMilliseconds());
        writer.WriteString("server"u8, welcome.Server);
        WriteOptional(writer, WireNames.Url, welcome.Url);
        WriteOptional(writer, WireNames.Cursor, welcome.Cursor);
        return End(scratch);
    }

    /// <summary>The answer to <c>join</c>.</summary>
    /// <param name="id">The id of the <c>join</c>.</param>
    /// <param name="address">The actor.</param>
    /// <param name="connection">The connection's id.</param>
    /// <param name="position">Where the log stood at the snapshot, or the client's own position when it is recovered.</param>
    /// <param name="recovered">Whether a replay follows in place of a snapshot.</param>
    /// <param name="snapshot">The actor as it is at the position; absent when recovered.</param>
    public static Frame Joined(long id, ActorAddress address, string connection, Position position, bool recovered, RawJson snapshot)
    {
        using var scratch = Begin("joined"u8);
        var writer = scratch.Writer;
        writer.WriteNumber(WireNames.Id, id);
        WriteAddress(writer, address);
        writer.WriteString(WireNames.Connection, connection);
        WritePosition(writer, position);
        writer.WriteBoolean("recovered"u8, recovered);
        WriteOptional(writer, WireNames.Data, snapshot);
        return End(scratch);
    }

    /// <summary>The answer to <c>leave</c>; without an id, the actor dropped the connection.</summary>
    public static Frame Left(long? id, ActorAddress address, string? code = null, string? message = null)
    {
        using var scratch = Begin("left"u8);
        var writer = scratch.Writer;
        WriteOptional(writer, WireNames.Id, id);
        WriteAddress(writer, address);
        WriteOptional(writer, WireNames.Code, code);
        WriteOptional(writer, WireNames.Message, message);
        return End(scratch);
    }

    /// <summary>The answer to a call that returned. Nothing returned is <c>null</c> on the wire.</summary>
    public static Frame Result(long id, RawJson data)
    {
        using var scratch = Begin("result"u8);
        var writer = scratch.Writer;
        writer.WriteNumber(WireNames.Id, id);
        WriteOptional(writer, WireNames.Data, data.IsPresent ? data : RawJson.Null);
        return End(scratch);
    }

    /// <summary>The answer to a message that failed; without an id, to a packet or to an element that carries none.</summary>
    public static Frame Error(long? id, GameError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        using var scratch = Begin("error"u8);
        var writer = scratch.Writer;
        WriteOptional(writer, WireNames.Id, id);
        writer.WriteString(WireNames.Code, error.Code);
        writer.WriteString(WireNames.Message, error.Message);
        WriteOptional(writer, WireNames.Data, error.Data);
        WriteOptional(writer, WireNames.Retry, error.Retry);
        return End(scratch);
    }

    /// <summary>The answer to <c>listen</c> and <c>auth</c>.</summary>
    public static Frame Ok(long id)
    {
        using var scratch = Begin("ok"u8);
        scratch.Writer.WriteNumber(WireNames.Id, id);
        return End(scratch);
    }

    /// <summary>The answer to <c>ping</c>, with the server's clock.</summary>
    public static Frame Pong(DateTimeOffset now)
    {
        using var scratch = Begin("pong"u8);
        scratch.Writer.WriteNumber(WireNames.Now, now.ToUnixTimeMilliseconds());
        return End(scratch);
    }

    /// <summary>Something meant for the connection is lost; the client goes on from the position.</summary>
    /// <param name="address">The actor or stream.</param>
    /// <param name="position">Where the client goes on, also when that is behind where it was.</param>
    /// <param name="reason">Why it is lost.</param>
    /// <param name="snapshot">The actor as it is at the position; absent for a stream.</param>
    public static Frame Gap(ActorAddress address, Position position, GapReason reason, RawJson snapshot = default)
    {
        using var scratch = Begin("gap"u8);
        var writer = scratch.Writer;
        WriteAddress(writer, address);
        WritePosition(writer, position);
        writer.WriteString("reason"u8, NameOf(reason));
        WriteOptional(writer, WireNames.Data, snapshot);
        return End(scratch);
    }

    /// <summary>A replay is complete and nothing was lost.</summary>
    public static Frame CaughtUp(ActorAddress address, Position position, long replayed)
    {
        using var scratch = Begin("caughtup"u8);
        var writer = scratch.Writer;
        WriteAddress(writer, address);
        WritePosition(writer, position);
        writer.WriteNumber("replayed"u8, replayed);
        return End(scratch);
    }

    /// <summary>The link is about to be closed.</summary>
    public static Frame Bye(string code, string? message = null, TimeSpan? retry = null, string? url = null)
    {
        using var scratch = Begin("bye"u8);
        var writer = scratch.Writer;
        writer.WriteString(WireNames.Code, code);
        WriteOptional(writer, WireNames.Message, message);
        WriteOptional(writer, WireNames.Retry, retry);
        WriteOptional(writer, WireNames.Url, url);
        return End(scratch);
    }

    private static JsonScratch Begin(ReadOnlySpan<byte> type)
    {
        var scratch = JsonScratch.Rent();
        scratch.Writer.WriteStartObject();
        scratch.Writer.WriteString(WireNames.Type, type);
        return scratch;
    }

    private static Frame End(JsonScratch scratch)
    {
        scratch.Writer.WriteEndObject();
        return scratch.ToFrame();
    }

    private static void WriteAddress(Utf8JsonWriter writer, ActorAddress address) =>
        writer.WriteString(WireNames.Address, address.ToString());

    private static void WritePosition(Utf8JsonWriter writer, Position position)
    {
        writer.WriteString(WireNames.Epoch, position.Epoch);
        writer.WriteNumber(WireNames.Sequence, position.Sequence);
    }

    private static void WriteOptional(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void WriteOptional(Utf8JsonWriter writer, JsonEncodedText name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    private static void WriteOptional(Utf8JsonWriter writer, JsonEncodedText name, TimeSpan? value) =>
        WriteOptional(writer, name, value is { } time ? Milliseconds(time) : (long?)null);

    private static void WriteOptional(Utf8JsonWriter writer, JsonEncodedText name, RawJson value)
    {
        if (!value.IsPresent)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }

    /// <summary>Rounded up: nobody is to come back before the time.</summary>
    private static long Milliseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMilliseconds);

    private static string NameOf(GapReason reason) => reason switch
    {
        GapReason.LogTrimmed => "log_trimmed",
        GapReason.EpochChanged => "epoch_changed",
        GapReason.PositionUnknown => "position_unknown",
        GapReason.Lagging => "lagging",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason for a gap."),
    };
}
