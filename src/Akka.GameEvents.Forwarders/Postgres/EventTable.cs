using System.Text.RegularExpressions;

namespace Akka.GameEvents.Forwarders.Postgres;

/// <summary>The statements for a table of events. An event is known by its id, its user and when it was received: ids are each user's own, and may be used again.</summary>
internal sealed partial class EventTable
{
    private const string Columns = "id, name, properties, happened_at, received_at, external, user_id, session_id, address";
    private const string Staging = "gameevents_batch";

    private readonly string _table;
    private readonly string _index;

    /// <param name="name">A name as <see cref="IsName"/> allows.</param>
    public EventTable(string name)
    {
        var parts = name.Split('.');
        _table = string.Join('.', parts.Select(Quoted));
        _index = Quoted(parts[^1] + "_once");
    }

    /// <summary>Also the documents have it: docs/server-events.md.</summary>
    public string Create => $"""
        CREATE TABLE IF NOT EXISTS {_table} (
          id text NOT NULL,
          name text NOT NULL,
          properties jsonb NOT NULL,
          happened_at timestamptz NOT NULL,
          received_at timestamptz NOT NULL,
          external boolean NOT NULL,
          user_id text,
          session_id text,
          address inet
        );
        CREATE UNIQUE INDEX IF NOT EXISTS {_index} ON {_table} (id, received_at, coalesce(user_id, ''));
        """;

    /// <summary>Makes room for a batch, which the end of the transaction takes away.</summary>
    public string CreateStaging => $"CREATE TEMPORARY TABLE {Staging} (LIKE {_table} INCLUDING DEFAULTS) ON COMMIT DROP";

    public static string Copy => $"COPY {Staging} ({Columns}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Moves the batch into the table, but for what it has already.</summary>
    public string Move => $"INSERT INTO {_table} ({Columns}) SELECT {Columns} FROM {Staging} ON CONFLICT DO NOTHING";

    public static bool IsName(string name) => Name().IsMatch(name);

    private static string Quoted(string name) => $"\"{name}\"";

    // PostgreSQL cuts names after 63 bytes, and that of the index is longer.
    [GeneratedRegex(@"\A([a-z_][a-z0-9_]{0,57}\.)?[a-z_][a-z0-9_]{0,57}\z")]
    private static partial Regex Name();
}
