using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Delivering;
using Npgsql;

namespace Akka.GameEvents.Forwarders.Postgres;

/// <summary>Fills a table of PostgreSQL: each batch by one binary COPY, in one transaction, and a batch that comes again changes nothing.</summary>
internal sealed class PostgresSink : IEventSink
{
    private readonly NpgsqlDataSource _database;
    private readonly EventTable _table;
    private bool _mustCreate;

    public PostgresSink(EventTableOptions options)
    {
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxPoolSize = 1, MinPoolSize = 0 });
        _table = new EventTable(options.Table);
        _mustCreate = options.CreateTable;
    }

    public async Task<SendResult> SendAsync(EventBatch batch, CancellationToken stop)
    {
        try
        {
            var connection = await _database.OpenConnectionAsync(stop).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false)) await WriteAsync(connection, batch, stop).ConfigureAwait(false);
            return SendResult.Sent;
        }
        catch (PostgresException e)
        {
            return new SendResult(IsAboutData(e) ? SendVerdict.Divide : SendVerdict.TryAgain, $"sqlstate_{e.SqlState}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidCastException or OverflowException)
        {
            return new SendResult(SendVerdict.Divide, "unwritable"); // Npgsql has no such value
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task WriteAsync(NpgsqlConnection connection, EventBatch batch, CancellationToken stop)
    {
        if (_mustCreate) await RunAsync(connection, _table.Create, stop).ConfigureAwait(false);
        _mustCreate = false;
        var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunAsync(connection, _table.CreateStaging, stop).ConfigureAwait(false);
            var rows = await connection.BeginBinaryImportAsync(EventTable.Copy, stop).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                foreach (var one in batch.Events) await EventRow.WriteAsync(rows, one.Body, stop).ConfigureAwait(false);
                await rows.CompleteAsync(stop).ConfigureAwait(false);
            }

            await RunAsync(connection, _table.Move, stop).ConfigureAwait(false);
            await transaction.CommitAsync(stop).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        var command = new NpgsqlCommand(statement, connection);
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Whether it is the events that the database does not want (classes 22 and 23 of its codes), or that they are too many (54).</summary>
    private static bool IsAboutData(PostgresException refusal) => refusal.SqlState is ['2', '2' or '3', ..] or ['5', '4', ..];
}
