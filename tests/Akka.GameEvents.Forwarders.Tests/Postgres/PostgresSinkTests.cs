using System.Globalization;
using System.Net;
using Akka.GameEvents.Forwarders.Delivering;
using Akka.GameEvents.Forwarders.Postgres;
using Akka.GameEvents.Forwarders.Tests.Support;
using Akka.GameEvents.TestKit;

[assembly: AssemblyFixture(typeof(PrivatePostgres))]

namespace Akka.GameEvents.Forwarders.Tests.Postgres;

/// <summary>A real database.</summary>
public class PostgresSinkTests(PrivatePostgres database)
{
    [Fact]
    public async Task Send_AllThatAnEventCanHave_IsInTheColumns()
    {
        await using var sink = Sink("everything");

        await SendAsync(sink, SomeEvents.Full, new ServerEvent("bare") { Id = "e2", Timestamp = SomeEvents.Noon, ReceivedAt = SomeEvents.Noon });

        var rows = await database.QueryAsync("SELECT id, name, properties->>'item', happened_at, received_at, external, user_id, session_id, address FROM everything ORDER BY id");
        Assert.Equal(
            ["e1", "purchase", "hat", SomeEvents.Noon.AddSeconds(-1).UtcDateTime, SomeEvents.Noon.UtcDateTime, true, "ann", "s1", IPAddress.Parse("2001:db8::1")], rows[0]);
        Assert.Equal(["e2", "bare", null, SomeEvents.Noon.UtcDateTime, SomeEvents.Noon.UtcDateTime, false, null, null, null], rows[1]);
    }

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("'; DROP TABLE odd; --", "'; DROP TABLE odd; --")]
    [InlineData("\U0001F3A9 \u05D0", "\U0001F3A9 \u05D0")]
    public async Task Send_OddText_IsStoredAsFarAsItCanBe(string text, string stored)
    {
        await using var sink = Sink("odd");
        var id = Guid.NewGuid().ToString();

        await SendAsync(sink, new ServerEvent("text", ("text", text)) { Id = id, Timestamp = SomeEvents.Noon, ReceivedAt = SomeEvents.Noon });

        Assert.Equal([stored], (await database.QueryAsync($"SELECT properties->>'text' FROM odd WHERE id = '{id}'")).Select(row => row[0]));
    }

    [Fact]
    public async Task Send_HalfACharacter_IsReplaced()
    {
        await using var sink = Sink("half");

        await SendAsync(sink, new ServerEvent("text\uD83D", ("text", "\uD83D")) { Id = "e1", Timestamp = SomeEvents.Noon, ReceivedAt = SomeEvents.Noon });

        Assert.Equal(["text\uFFFD", "\uFFFD"], (await database.QueryAsync("SELECT name, properties->>'text' FROM half"))[0]);
    }

    [Fact]
    public async Task Send_BatchComesAgain_IsThereOnce()
    {
        await using var sink = Sink("again");

        await SendAsync(sink, [.. SomeEvents.Batch(1, 10).Events.Select(one => one.Original)]);
        await SendAsync(sink, [.. SomeEvents.Batch(6, 10).Events.Select(one => one.Original)]);

        Assert.Equal(15L, (await database.QueryAsync("SELECT count(*) FROM again"))[0][0]);
    }

    [Fact]
    public async Task Send_IdOfAnotherUserOrOfLater_IsAnotherEvent()
    {
        await using var sink = Sink("ids");

        await SendAsync(
            sink,
            SomeEvents.Full,
            SomeEvents.Full with { User = new GameUser("bob") },
            SomeEvents.Full with { User = null },
            SomeEvents.Full with { ReceivedAt = SomeEvents.Noon.AddMinutes(11) });

        Assert.Equal(4L, (await database.QueryAsync("SELECT count(*) FROM ids"))[0][0]);
    }

    [Fact]
    public async Task Send_TableIsMissing_TriesAgain()
    {
        await using var sink = new PostgresSink(new EventTableOptions { ConnectionString = database.ConnectionString, Table = "missing", CreateTable = false });

        Assert.Equal(new SendResult(SendVerdict.TryAgain, "sqlstate_42P01"), await sink.SendAsync(SomeEvents.Batch(1, 1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_TableRefusesAnEvent_DividesTheBatch()
    {
        await database.QueryAsync("CREATE SCHEMA strict");
        await using (var sink = Sink("strict.events")) await SendAsync(sink, SomeEvents.Full);
        await database.QueryAsync("ALTER TABLE strict.events ADD CHECK (name <> 'bad')");
        var options = new ForwarderOptions
        {
            Kind = ForwarderKind.Postgres,
            Postgres = new() { ConnectionString = database.ConnectionString, Table = "strict.events" },
            Batch = new() { MaxEvents = 8, MaxAge = TimeSpan.FromHours(1) },
        };
        await using var host = await ForwardingHost.StartAsync(new() { ["db"] = options }, new ManualTime());

        host.Publish(3, from: 10);
        host.Publish(1, "bad", from: 20);
        host.Publish(4, from: 30);

        await Until.TrueAsync(() => host.Counts("db").Pending == 0);
        Assert.Equal((7, 1), (host.Counts("db").Handled, host.Counts("db").DeadLettered));
        Assert.Contains("sqlstate_23514", File.ReadAllText(host.DeadLettersOf("db")), StringComparison.Ordinal);
        Assert.Equal(8L, (await database.QueryAsync("SELECT count(*) FROM strict.events"))[0][0]);
    }

    [Fact]
    public async Task Forwarder_DatabaseGoesDownAndComesBack_LosesNothing()
    {
        await using var own = new PrivatePostgres();
        await own.InitializeAsync();
        var time = new ManualTime(SomeEvents.Noon);
        var options = new ForwarderOptions
        {
            Kind = ForwarderKind.Postgres,
            Postgres = new() { ConnectionString = own.ConnectionString },
            Batch = new() { MaxEvents = 10, MaxAge = TimeSpan.Zero },
            Timeout = TimeSpan.FromHours(1),
            Retry = new() { GiveUpAfter = TimeSpan.FromDays(30) },
        };
        await using var host = await ForwardingHost.StartAsync(new() { ["db"] = options }, time);

        host.Publish(30);
        await Until.TrueAsync(() => host.Counts("db").Handled == 30);
        await own.StopAsync();
        host.Publish(30, from: 31);
        var began = time.GetUtcNow();
        await Until.TrueAsync(() => time.GetUtcNow() - began > TimeSpan.FromMinutes(10), time, TimeSpan.FromSeconds(1));
        Assert.Equal(30, host.Counts("db").Pending);
        await own.StartAsync();

        await Until.TrueAsync(() => host.Counts("db").Handled == 60, time, TimeSpan.FromMilliseconds(200));
        var ids = (await own.QueryAsync("SELECT id FROM gameevents_events")).Select(row => int.Parse(((string)row[0]!)[1..], CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 60), ids.Order());
    }

    [Theory]
    [InlineData("events", true)]
    [InlineData("game.events_2", true)]
    [InlineData("Events", false)]
    [InlineData("events; DROP TABLE x", false)]
    [InlineData("a.b.c", false)]
    [InlineData("\"events\"", false)]
    public void IsName_Table_AllowsPlainNamesOnly(string name, bool expected) => Assert.Equal(expected, EventTable.IsName(name));

    private PostgresSink Sink(string table) => new(new EventTableOptions { ConnectionString = database.ConnectionString, Table = table });

    private static async Task SendAsync(PostgresSink sink, params ServerEvent[] events) =>
        Assert.Equal(SendResult.Sent, await sink.SendAsync(SomeEvents.Batch(events), TestContext.Current.CancellationToken));
}
