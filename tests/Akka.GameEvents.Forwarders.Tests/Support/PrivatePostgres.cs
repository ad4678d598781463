using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Akka.GameEvents.Forwarders.Tests.Support;

/// <summary>A PostgreSQL of the tests' own: on a free port of this machine, with its data in a temporary folder.</summary>
public sealed class PrivatePostgres : IAsyncLifetime
{
    private readonly string _programs = FindPrograms();
    private readonly int _port = FreePort();
    private string _data = "";

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false;Timeout=5";

    public async ValueTask InitializeAsync()
    {
        _data = (await RunAsync("mktemp", "-d", "/tmp/gameevents-postgres-XXXXXX")).Trim();
        await RunAsync(Path.Combine(_programs, "initdb"), "-D", _data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        await StartAsync();
    }

    public Task StartAsync() => RunAsync(
        Path.Combine(_programs, "pg_ctl"), "-D", _data, "-w", "-l", Path.Combine(_data, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_data} -c fsync=off", "start");

    public Task StopAsync() => RunAsync(Path.Combine(_programs, "pg_ctl"), "-D", _data, "-m", "immediate", "-w", "stop");

    public async Task<IReadOnlyList<object?[]>> QueryAsync(string query)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(_data, "postmaster.pid"))) await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Debian keeps them beside the PATH, in a folder for each version.</summary>
    private static string FindPrograms()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var ofDebian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [];
        return onPath.Concat(ofDebian).First(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program as a user without privileges: PostgreSQL does not start as root.</summary>
    private static async Task<string> RunAsync(params string[] command)
    {
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, WorkingDirectory = "/tmp" };
        using var process = Process.Start(start)!;
        var output = command[^1] == "start" ? "" : await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', line)} ended with {process.ExitCode}: {output}"));
        return output;
    }
}
