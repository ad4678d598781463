using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Calls;

public sealed class GivingUpTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Stage _stage = new();

    [Fact]
    public void Timeout_NoAnswer_FailsAndALateAnswerIsIgnored()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync<int>("f", [], Second);
        _stage.Advance(Second);
        Assert.Equal(GameErrorCodes.ActionTimeout, Failure.Of(call).Code);

        peer.Result(1);
        var next = room.CallAsync<int>("g");
        peer.Result(2);
        _stage.Pump();
        Assert.Equal(2, Success.Of(next));
    }

    [Fact]
    public void Timeout_AnsweredInTime_LeavesNoTimer()
    {
        var (room, peer) = _stage.Join();
        var before = _stage.Clock.Pending;
        _ = room.CallAsync<int>("f", [], Second);
        Assert.Equal(before + 1, _stage.Clock.Pending);
        peer.Result(1);
        Assert.Equal(before, _stage.Clock.Pending);
    }

    [Fact]
    public void Timeout_WhileWaitingForTheLink_IsNeverSent()
    {
        var call = _stage.General.CallAsync("f", [], Second);
        _stage.Advance(Second);
        Assert.Equal(GameErrorCodes.ActionTimeout, Failure.Of(call).Code);
        Assert.Equal(0, _stage.Enter().Unread);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Timeout_OfNothingOrDays_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = _stage.General.CallAsync("f", [], TimeSpan.FromDays(days)); });

    [Fact]
    public void Cancel_WhileWaiting_CancelsAndNothingIsSent()
    {
        using var stop = new CancellationTokenSource();
        var call = _stage.General.CallAsync("f", [], stop.Token);
        stop.Cancel();
        _stage.Pump();
        Assert.True(call.IsCanceled);
        Assert.Equal(0, _stage.Enter().Unread);
    }

    [Fact]
    public void Cancel_Sent_CancelsAndItsAnswerGoesNowhere()
    {
        var (room, peer) = _stage.Join();
        using var stop = new CancellationTokenSource();
        var call = room.CallAsync("f", [], stop.Token);
        stop.Cancel();
        peer.Result(1);
        _stage.Pump();
        Assert.True(call.IsCanceled);
        Assert.Empty(_stage.Unhandled);
    }

    [Fact]
    public void Cancel_BeforeTheCall_NeverBegins()
    {
        Assert.True(_stage.General.CallAsync("f", [], new CancellationToken(canceled: true)).IsCanceled);
        Assert.Equal(LinkStatus.Idle, _stage.Client.State.Status);
    }

    [Fact]
    public void Dispose_ClientWithCallsInAllStates_FailsThemWithDisposedWithoutAnotherPump()
    {
        var (room, _) = _stage.Join();
        var sent = room.CallAsync("f");
        var waiting = _stage.Client.Actor("other").Connect();
        var behind = waiting.CallAsync("g");
        _stage.Client.Dispose();

        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(sent).Code);
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(behind).Code);
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(room.CallAsync("h")).Code);
        Assert.Throws<GameError>(() => _stage.General.Connect());
    }

    [Fact]
    public void Dispose_FromWithinAHandlerOfThePump_FailsWhatIsUnansweredInThatPump()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync("f");
        room.On<int>("x", _ => _stage.Client.Dispose());
        peer.Event(1, "x", 1);
        _stage.Client.Pump();
        Assert.Equal(GameErrorCodes.Disposed, Failure.Of(call).Code);
    }

    public void Dispose() => _stage.Dispose();
}
