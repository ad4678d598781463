using System.Net;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Forwarders.Mapping;
using Npgsql;
using NpgsqlTypes;

namespace Akka.GameEvents.Forwarders.Postgres;

/// <summary>A row of the table, in the order of its columns.</summary>
internal static class EventRow
{
    public static async Task WriteAsync(NpgsqlBinaryImporter rows, EventBody body, CancellationToken stop)
    {
        await rows.StartRowAsync(stop).ConfigureAwait(false);
        await rows.WriteAsync(Storable(body.Id), NpgsqlDbType.Text, stop).ConfigureAwait(false);
        await rows.WriteAsync(Storable(body.Name), NpgsqlDbType.Text, stop).ConfigureAwait(false);
        await rows.WriteAsync(Properties(body), NpgsqlDbType.Jsonb, stop).ConfigureAwait(false);
        await rows.WriteAsync(body.Timestamp.UtcDateTime, NpgsqlDbType.TimestampTz, stop).ConfigureAwait(false);
        await rows.WriteAsync(body.ReceivedAt.UtcDateTime, NpgsqlDbType.TimestampTz, stop).ConfigureAwait(false);
        await rows.WriteAsync(body.External, NpgsqlDbType.Boolean, stop).ConfigureAwait(false);
        await WriteTextAsync(rows, body.User, stop).ConfigureAwait(false);
        await WriteTextAsync(rows, body.Session, stop).ConfigureAwait(false);
        if (body.Address is null) await rows.WriteNullAsync(stop).ConfigureAwait(false);
        else await rows.WriteAsync(IPAddress.Parse(body.Address), NpgsqlDbType.Inet, stop).ConfigureAwait(false);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter rows, string? text, CancellationToken stop) =>
        text is null ? rows.WriteNullAsync(stop) : rows.WriteAsync(Storable(text), NpgsqlDbType.Text, stop);

    private static string Properties(EventBody body) =>
        JsonSerializer.Serialize(body.Properties.ToDictionary(p => Storable(p.Key), p => Storable(p.Value)), ForwarderJson.Plain.DictionaryStringString);

    /// <summary>PostgreSQL stores any text but one with U+0000 or half a character: they become U+FFFD.</summary>
    private static string Storable(string text)
    {
        var whole = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return whole.Replace('\0', '\uFFFD');
    }
}
