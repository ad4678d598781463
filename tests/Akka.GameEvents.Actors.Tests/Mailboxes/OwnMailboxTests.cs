namespace Akka.GameEvents.Actors.Tests;

/// <summary>A mailbox by other rules: hands out all that is queued as one message, up to a number of characters.</summary>
public sealed class OwnMailboxTests
{
    [Fact]
    public async Task Tell_ToABatchingMailbox_HandsOutAllThatIsQueued()
    {
        await using var kit = new Kit();
        var batches = new BatchMailbox(limit: 5);
        var actor = kit.Spawn(with: props => props with { Mailbox = () => batches }, make: () => new TestActor
        {
            OnReceive = async (_, message) =>
            {
                kit.Journal.Add((string)message);
                await kit.Journal.WaitForAsync(2);
            },
        });
        actor.Tell("go");
        await kit.SettledAsync();

        TellResult[] told = [actor.Tell("ab"), actor.Tell("c"), actor.Tell("de"), actor.Tell("f")];
        kit.Journal.Add("|");
        await kit.QuietAsync();

        Assert.Equal([TellResult.Accepted, TellResult.Accepted, TellResult.Accepted, TellResult.Rejected], told);
        Assert.Equal(["go", "|", "abcde"], kit.Journal.Entries);
        Assert.Equal(["f DroppedNewest"], kit.DeadLetters.Entries);
    }

    private sealed class BatchMailbox(int limit) : Mailbox
    {
        private readonly Lock _lock = new();
        private string _batch = "";

        public override int Count
        {
            get { lock (_lock) return _batch.Length > 0 ? 1 : 0; }
        }

        public override EnqueueResult Enqueue(in Envelope envelope)
        {
            lock (_lock)
            {
                var grown = _batch + envelope.Message;
                if (grown.Length <= limit)
                {
                    _batch = grown;
                    return EnqueueResult.Enqueued;
                }
            }
            Discard(in envelope, DeadLetterReason.DroppedNewest);
            return EnqueueResult.DroppedNewest;
        }

        public override bool TryDequeue(out Envelope envelope)
        {
            lock (_lock)
            {
                envelope = new Envelope(_batch, null);
                _batch = "";
                return (string)envelope.Message != "";
            }
        }
    }
}
