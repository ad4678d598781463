using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Properties;

/// <summary>Many callers, joins and leaves at once: everyone sees exactly what was emitted while it was connected, in order.</summary>
public class OrderProperties(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Writers = 4;
    private const int CallsPerWriter = 40;
    private const int Visitors = 4;
    private const int VisitsPerVisitor = 8;

    private sealed record Line(int Number);

    private sealed record Page(int Last)
    {
        public Page()
            : this(0)
        {
        }
    }

    private sealed class Book : GameActor<Page>
    {
        /// <summary>Writes so many lines, in one turn; all or none.</summary>
        [Action]
        public void Write(int lines, bool fail)
        {
            for (var i = 0; i < lines; i++)
            {
                State = new Page(State.Last + 1);
                Emit(new Line(State.Last));
            }

            if (fail) throw new UserError("app.torn_out");
        }

        [Action]
        public int Last() => State.Last;

        protected override object? Snapshot(Connection<System.Text.Json.JsonElement> connection) => State;
    }

    /// <summary>What one connection saw, from its snapshot on.</summary>
    private sealed record Visit(int From, long Position, IReadOnlyList<ReceivedEvent> Events, bool StayedToTheEnd);

    [Fact]
    public async Task Events_ConcurrentCallersJoinsAndLeaves_EachConnectionSeesItsStretchWithoutGapOrRepetition()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        for (var round = 0; round < Rounds; round++) await RunAsync(new Random(seed + round));
    }

    private static async Task RunAsync(Random random)
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Book>());
        var seeds = Enumerable.Range(0, Writers + Visitors).Select(_ => random.Next()).ToArray();
        var witness = await kit.ConnectAsync<Book>();
        var writers = seeds[..Writers].Select(seed => Task.Run(() => WriteAsync(kit, new Random(seed)))).ToArray();
        var visitors = seeds[Writers..].Select(seed => Task.Run(() => VisitAsync(kit, new Random(seed)))).ToArray();

        var written = (await Task.WhenAll(writers)).Sum();
        var visits = (await Task.WhenAll(visitors)).SelectMany(v => v).ToList();
        await kit.WhenQuietAsync();
        var last = await kit.Actor<Book>().CallAsync(b => b.Last());

        Assert.Equal(written, last);
        visits.Add(new Visit(0, witness.Position.Sequence, TakeAll(witness), StayedToTheEnd: true));
        foreach (var visit in visits) Check(visit, last);
    }

    private static async Task<int> WriteAsync(GameTestKit kit, Random random)
    {
        var book = kit.Actor<Book>();
        var written = 0;
        for (var call = 0; call < CallsPerWriter; call++)
        {
            var (lines, fail) = (random.Next(4), random.Next(4) == 0);
            if (fail)
            {
                await Refused.WithAsync("app.torn_out", book.CallAsync(b => b.Write(lines, true)));
                continue;
            }

            await book.CallAsync(b => b.Write(lines, false));
            written += lines;
        }

        return written;
    }

    private static async Task<List<Visit>> VisitAsync(GameTestKit kit, Random random)
    {
        var visits = new List<Visit>();
        var session = kit.Session();
        for (var visit = 0; visit < VisitsPerVisitor; visit++)
        {
            var connection = await session.JoinAsync<Book>();
            var (from, position) = (connection.SnapshotAs<Page>().Last, connection.Position.Sequence);
            for (var i = random.Next(20); i > 0; i--) await Task.Yield();
            if (random.Next(3) == 0) await session.JoinAsync<Book>();
            await connection.LeaveAsync();
            visits.Add(new Visit(from, position, TakeAll(connection), StayedToTheEnd: false));
        }

        return visits;
    }

    private static List<ReceivedEvent> TakeAll(TestConnection<Book> connection)
    {
        var events = new List<ReceivedEvent>();
        while (connection.Inbox.TryTake(out var received)) events.Add(Assert.IsType<ReceivedEvent>(received));
        return events;
    }

    private static void Check(Visit visit, int last)
    {
        var numbers = visit.Events.Select(e => e.As<Line>().Number).ToArray();
        Assert.Equal(Enumerable.Range(visit.From + 1, numbers.Length), numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(i => visit.Position + i), visit.Events.Select(e => e.Sequence!.Value));
        if (visit.StayedToTheEnd) Assert.Equal(last, visit.From + numbers.Length);
    }
}
