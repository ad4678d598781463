using Akka.GameEvents.ServerEvents.Spool;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

public class SettledMarksTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public void Low_SettledInAnyOrder_IsTheLastWithoutAHoleBefore(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        const long Start = 1_000_000_007;
        var (marks, settled) = (new SettledMarks(Start), new HashSet<long>());
        var low = Start;

        for (var step = 0; step < 200_000; step++)
        {
            var position = low + 1 + random.Next(random.Next(100) == 0 ? SettledMarks.Window : 64);
            if (!settled.Add(position)) position = low + 1;
            settled.Add(position);
            marks.Settle_NeedsLock(position);
            while (settled.Remove(low + 1)) low++;
            Assert.Equal(low, marks.Low);
        }

        Assert.True(marks.HasRoom(low + SettledMarks.Window));
        Assert.False(marks.HasRoom(low + SettledMarks.Window + 1));
    }
}
