namespace Akka.GameEvents.Client.Tests.Links;

public class BackoffTests
{
    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 2_000)]
    [InlineData(5, 16_000)]
    [InlineData(6, 30_000)]
    [InlineData(int.MaxValue, 30_000)]
    public void Delay_AttemptN_IsARandomPartOfADoublingCeiling(int attempt, int ceiling)
    {
        Assert.Equal(TimeSpan.Zero, Backoff.Delay(attempt, 0, CloseReaction.Reconnect, null));
        Assert.Equal(TimeSpan.FromMilliseconds(ceiling / 2), Backoff.Delay(attempt, 0.5, CloseReaction.Reconnect, null));
    }

    [Theory]
    [InlineData(CloseReaction.Reconnect, 10, 10)]
    [InlineData(CloseReaction.Wait, 10, 5_000)]
    [InlineData(CloseReaction.Wait, 60_000, 60_000)]
    [InlineData(CloseReaction.Reconnect, int.MaxValue, 3_600_000)]
    public void Delay_RetryGiven_IsHonouredWithinReason(object reaction, int retry, int expected) => Assert.Equal(
        TimeSpan.FromMilliseconds(expected), Backoff.Delay(1, 0.5, (CloseReaction)reaction, TimeSpan.FromMilliseconds(retry)));

    [Fact]
    public void Delay_BusyServerThatSaysNothing_IsFiveSecondsAndMore() =>
        Assert.Equal(TimeSpan.FromMilliseconds(5_500), Backoff.Delay(1, 0.5, CloseReaction.Wait, null));
}
