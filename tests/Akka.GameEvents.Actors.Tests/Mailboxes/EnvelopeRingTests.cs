namespace Akka.GameEvents.Actors.Tests;

public sealed class EnvelopeRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TryPop_PushesAndPopsMixed_KeepsTheOrder(int seed)
    {
        var random = new Random(seed);
        var ring = new EnvelopeRing();
        var model = new Queue<object>();

        for (var i = 0; i < 20_000; i++)
        {
            // Phases of growing and of draining, past the size at which the buffer is given back.
            if (random.Next(100) < (i / 4000 % 2 == 0 ? 75 : 25))
            {
                ring.Push(new Envelope(i, null));
                model.Enqueue(i);
            }
            else
            {
                Assert.Equal(model.TryDequeue(out var expected), ring.TryPop(out var envelope));
                Assert.Equal(expected, envelope.Message);
            }
            Assert.Equal(model.Count, ring.Count);
        }
    }
}
