using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Akka.GameEvents.Gateway.Kestrel;
using Akka.GameEvents.Gateway.Tests.Support;

namespace Akka.GameEvents.Gateway.Tests.Kestrel;

public sealed class SocketOutputTests
{
    private const int Tiny = 2048;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task SendAsync_ManyWritersAndPartialWrites_KeepsRecordsWholeAndEachWritersOrder()
    {
        const int Writers = 8;
        const int Records = 200;
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var output = new SocketOutput(pair.Server, pair);

        var sending = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(seed + writer);
            for (var n = 0; n < Records; n++)
                Assert.True(await output.SendAsync(Record(writer, n, random.Next(0, 20_000))));
        })));

        var next = new int[Writers];
        var blocked = false;
        for (var i = 0; i < Writers * Records; i++)
        {
            blocked |= output.IsBlocked;
            var head = await ReadAsync(pair, 8);
            var (writer, n) = (head[0], BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(2)));
            Assert.Equal(next[writer]++, n);
            var body = await ReadAsync(pair, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)));
            Assert.True(body.AsSpan().IndexOfAnyExcept((byte)writer) < 0);
        }

        await sending;
        Assert.True(blocked);
        Assert.False(output.IsBlocked);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task SendAsync_Last_RefusesWhatComesAfterAlsoWhatWaits()
    {
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var output = new SocketOutput(pair.Server, pair);
        var first = output.SendAsync(new byte[4 * 1024 * 1024]).AsTask();
        var last = output.SendAsync("last"u8.ToArray(), last: true).AsTask();
        var late = output.SendAsync("late"u8.ToArray()).AsTask();
        Assert.False(first.IsCompleted);

        await ReadAsync(pair, 4 * 1024 * 1024);

        Assert.Equal("last"u8.ToArray(), await ReadAsync(pair, 4));
        var taken = await Task.WhenAll(first, last, late);
        Assert.Equal([true, true, false], taken);
        Assert.False(await output.SendAsync("later"u8.ToArray()));
        Assert.Equal(0, pair.Client.Available);
        Assert.Equal(4 * 1024 * 1024 + 4, output.BytesSent);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task SendAsync_PeerGoneWhileBlocked_AnswersFalseAndAborts()
    {
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var output = new SocketOutput(pair.Server, pair);
        var blocked = output.SendAsync(new byte[4 * 1024 * 1024]).AsTask();
        var behind = output.SendAsync("x"u8.ToArray()).AsTask();

        pair.Client.Close(0);

        var taken = await Task.WhenAll(blocked, behind);
        Assert.Equal([false, false], taken);
        Assert.True(pair.IsAborted);
        Assert.True(output.IsClosed);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task SendAsync_SocketDisposed_AnswersFalse()
    {
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var output = new SocketOutput(pair.Server, pair);
        pair.Server.Dispose();

        Assert.False(await output.SendAsync("x"u8.ToArray()));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Flush_Cancelled_StillSendsAllInOrder()
    {
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var writer = new SocketPipeWriter(new SocketOutput(pair.Server, pair));
        writer.Write(Enumerable.Repeat((byte)1, 3 * 1024 * 1024).ToArray());
        Assert.Equal(3 * 1024 * 1024, writer.UnflushedBytes);
        var flush = writer.FlushAsync(Stop).AsTask();
        Assert.False(flush.IsCompleted);

        writer.CancelPendingFlush();
        Assert.True((await flush).IsCanceled);
        writer.Write(new byte[] { 2 });
        using var cancel = new CancellationTokenSource();
        var second = writer.FlushAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        writer.Write(new byte[] { 3 });
        var completing = writer.CompleteAsync().AsTask();

        var all = await ReadAsync(pair, 3 * 1024 * 1024 + 2);
        await completing.WaitAsync(Stop);
        Assert.True(all.AsSpan(0, 3 * 1024 * 1024).IndexOfAnyExcept((byte)1) < 0);
        Assert.Equal([2, 3], all[^2..]);
        Assert.Equal(0, writer.UnflushedBytes);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Flush_PeerGone_TellsThatItIsCompleted()
    {
        using var pair = await SocketPair.OpenAsync(Tiny, Tiny);
        var writer = new SocketPipeWriter(new SocketOutput(pair.Server, pair));
        pair.Client.Close(0);
        FlushResult result;
        do
        {
            writer.Write(new byte[1000]);
            result = await writer.FlushAsync(Stop);
        }
        while (!result.IsCompleted);

        Assert.True(pair.IsAborted);
    }

    private static byte[] Record(int writer, int n, int length)
    {
        var record = new byte[8 + length];
        record[0] = (byte)writer;
        BinaryPrimitives.WriteInt16BigEndian(record.AsSpan(2), (short)n);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(4), length);
        record.AsSpan(8).Fill((byte)writer);
        return record;
    }

    private static async Task<byte[]> ReadAsync(SocketPair pair, int length)
    {
        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var part = await pair.Client.ReceiveAsync(bytes.AsMemory(read), Stop);
            Assert.NotEqual(0, part);
            read += part;
        }

        return bytes;
    }
}
