using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.ServerEvents;

/// <summary>What the vectors do not say of emits.</summary>
public class EmitTests
{
    private static readonly TimeSpan Delay = new EmitBuffer().MaxDelay;

    [Fact]
    public void Emit_FirstUse_OpensTheLink()
    {
        using var stage = new Stage();
        var emitted = stage.Client.EmitAsync("purchase", ("sku", "sword"), ("price", "7"));
        stage.Advance(Delay);
        var emit = Accept(stage.Enter());
        Assert.Equal("""{"sku":"sword","price":"7"}""", emit["events"]![0]!["properties"]!.ToJsonString());
        stage.Pump();
        Assert.True(emitted.IsCompletedSuccessfully);
    }

    [Fact]
    public void Emit_TimestampOfAnotherZone_IsInUtc()
    {
        using var stage = Linked(out var peer);
        _ = stage.Client.EmitBatchAsync([new ServerEvent("a") { Timestamp = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(2)) }]);
        Assert.Equal("2026-01-31T10:00:00Z", (string)peer.Expect("emit")["events"]![0]!["timestamp"]!);
    }

    [Fact]
    public void Emit_ManyClients_HaveIdsOfTheirOwn()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var stage = Linked(out var peer);
            _ = stage.Client.EmitBatchAsync([new ServerEvent("a"), new ServerEvent("b")]);
            ids.UnionWith(peer.Expect("emit")["events"]!.AsArray().Select(each => (string)each!["id"]!));
        }

        Assert.Equal(6, ids.Count);
    }

    [Fact]
    public void Emit_Cancelled_GoesAllTheSame()
    {
        using var stage = Linked(out var peer);
        using var cancellation = new CancellationTokenSource();
        var emitted = stage.Client.EmitAsync(new ServerEvent("a"), cancellation.Token);
        cancellation.Cancel();
        stage.Pump();
        Assert.True(emitted.IsCanceled);
        stage.Advance(Delay);
        Accept(peer);
        stage.Pump();
    }

    [Fact]
    public void Emit_Disposed_IsRefused()
    {
        var stage = new Stage();
        stage.Dispose();
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(stage.Client.EmitAsync("a")).Code);
    }

    [Fact]
    public void EmitBatch_Empty_IsNothing()
    {
        using var stage = Linked(out _);
        var emitted = stage.Client.EmitBatchAsync([]);
        stage.Pump();
        var (accepted, duplicates, rejected) = Success.Of(emitted);
        Assert.Equal((0, 0), (accepted, duplicates));
        Assert.Empty(rejected);
    }

    [Fact]
    public void Flush_EventsWaiting_GoAtOnceAndItEndsWithTheirAnswer()
    {
        using var stage = Linked(out var peer);
        var emitted = stage.Client.EmitAsync("a");
        var flushed = stage.Client.FlushAsync();
        stage.Pump();
        var emit = peer.Expect("emit");
        Assert.False(flushed.IsCompleted);
        peer.Refuse(emit, GameErrorCodes.LimitExceeded);
        stage.Pump();
        Assert.True(flushed.IsCompletedSuccessfully);
        Assert.Equal(GameErrorCodes.LimitExceeded, Failure.Of(emitted).Code);
    }

    [Fact]
    public void Flush_NothingWaits_EndsAtOnce()
    {
        using var stage = new Stage();
        var flushed = stage.Client.FlushAsync();
        stage.Pump();
        Assert.True(flushed.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_EventsWaiting_AreSentIfThereIsALinkAndFail(bool isLinked)
    {
        using var stage = isLinked ? Linked(out var peer) : NotLinked(out peer);
        var emitted = stage.Client.EmitAsync("a");
        stage.Dispose();
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(emitted).Code);
        if (isLinked) Assert.Equal("a", (string)peer!.Expect("emit")["events"]![0]!["name"]!);
        else Assert.Equal(0, stage.Clock.Pending);
    }

    [Fact]
    public void Busy_AgainAndAgain_WaitsLongerAndLonger()
    {
        using var stage = Linked(out var peer);
        stage.Dice = Math.BitDecrement(1.0);
        _ = stage.Client.EmitBatchAsync([new ServerEvent("a")]);
        foreach (var seconds in new[] { 1, 2, 4 })
        {
            peer.Refuse(peer.Expect("emit"), GameErrorCodes.Overloaded);
            stage.Advance(TimeSpan.FromSeconds(seconds / 2.0));
            Assert.Equal(0, peer.Unread);
            stage.Advance(TimeSpan.FromSeconds(seconds / 2.0));
        }

        Accept(peer);
        _ = stage.Client.EmitBatchAsync([new ServerEvent("b")]);
        peer.Refuse(peer.Expect("emit"), GameErrorCodes.Overloaded);
        stage.Advance(TimeSpan.FromSeconds(1)); // as the first time
        peer.Expect("emit");
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        EmitBuffer[] bad = [new() { MaxBatch = 0 }, new() { MaxBuffered = 0 }, new() { MaxDelay = TimeSpan.FromTicks(-1) }];
        Assert.All(bad, each => Assert.Throws<ArgumentOutOfRangeException>(() => new GameClient("http://server", new GameClientOptions { Emit = each })));
    }

    [Fact]
    public void ServerEvent_PropertyTwice_IsRefused() => Assert.Throws<ArgumentException>(() => new ServerEvent("a", ("x", "1"), ("x", "2")));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"rejected":7}""")]
    [InlineData("""{"rejected":[7]}""")]
    [InlineData("""{"rejected":[{"i":2,"code":"x"}]}""")]
    [InlineData("""{"rejected":[{"i":-1,"code":"x"}]}""")]
    [InlineData("""{"rejected":[{"i":0.5,"code":"x"}]}""")]
    [InlineData("""{"rejected":[{"i":0}]}""")]
    public void Read_WhatIsNoAnswer_IsNull(string answer) => Assert.Null(EmitAnswer.Read(System.Text.Encoding.UTF8.GetBytes(answer), 2));

    [Fact]
    public void Read_Duplicates_AreAnyThatAreNotRejected()
    {
        var verdicts = EmitAnswer.Read("""{"accepted":1,"duplicates":1,"rejected":[{"i":0,"code":"app.no"}]}"""u8.ToArray(), 3)!;
        Assert.Equal("app.no", verdicts[0].Error!.Code);
        Assert.Equal(1, verdicts.Count(each => each.IsDuplicate));
    }

    private static Stage Linked(out SocketPeer peer)
    {
        var stage = new Stage();
        stage.Client.User.On<Payload>("nothing", _ => { });
        peer = stage.Enter();
        return stage;
    }

    private static Stage NotLinked(out SocketPeer? peer)
    {
        peer = null;
        return new Stage();
    }

    /// <summary>Takes the next emit, and accepts what is in it.</summary>
    private static JsonObject Accept(SocketPeer peer)
    {
        var emit = peer.Expect("emit");
        peer.Send(new { t = "result", id = (long)emit["id"]!, d = new { accepted = emit["events"]!.AsArray().Count, duplicates = 0, rejected = Array.Empty<object>() } });
        return emit;
    }
}
