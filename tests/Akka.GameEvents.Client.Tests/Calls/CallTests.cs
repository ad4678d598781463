using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Calls;

public sealed class CallTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void Call_Connected_SendsAddressActionArgsAndBindsTheResult()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync<MessageReceived>("sendMessage", "Ann", 7, true, null, new Poke(3));

        var sent = peer.Result(new { id = "m_1", text = "Hello", unknown = 1 });
        _stage.Pump();

        Assert.Equal("chatRoom/general", (string?)sent["a"]);
        Assert.Equal("sendMessage", (string?)sent["action"]);
        Assert.Equal("""["Ann",7,true,null,{"strength":3}]""", sent["args"]!.ToJsonString());
        Assert.False(sent.ContainsKey("mode"));
        Assert.Equal(new MessageReceived("m_1", "Hello"), Success.Of(call));
    }

    [Theory]
    [InlineData("getOrCreate")]
    [InlineData("get")]
    [InlineData("create")]
    public void Call_HandleWithoutConnection_IsOneShotWithItsMode(string mode)
    {
        var handle = mode switch { "get" => _stage.General.Existing(), "create" => _stage.General.New(), _ => _stage.General };
        var call = handle.CallAsync<int>("count");
        var peer = _stage.Enter();

        Assert.Equal(mode, (string?)peer.Result(7)["mode"]);
        _stage.Pump();
        Assert.Equal(7, Success.Of(call));
        Assert.Equal(0, peer.Unread);
    }

    [Fact]
    public void Call_Refused_FailsWithCodeMessageDataRetry()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync("f");
        peer.Send(new { t = "error", id = (long)peer.Expect("call")["id"]!, code = "rate_limited", message = "Slow down.", d = new { limit = 7 }, retry = 1500 });
        _stage.Pump();

        var error = Failure.Of(call);
        Assert.Equal((GameErrorCodes.RateLimited, "Slow down.", TimeSpan.FromMilliseconds(1500)), (error.Code, error.Message, error.Retry));
        Assert.Equal(7, error.Data!.Value.GetProperty("limit").GetInt32());
    }

    [Fact]
    public void Call_ListAsItsOnlyArgument_IsOneArgument()
    {
        var (room, peer) = _stage.Join();
        _ = room.CallAsync("annoy", new List<string> { "ann", "bob" }.ToArray());
        Assert.Equal("""[["ann","bob"]]""", peer.Expect("call")["args"]!.ToJsonString());
    }

    [Fact]
    public void Call_ArgumentChangedWhileWaiting_GoesOutAsItWas()
    {
        var list = new List<int> { 1 };
        _ = _stage.General.CallAsync("f", list);
        list.Add(2);
        Assert.Equal("[[1]]", _stage.Enter().Expect("call")["args"]!.ToJsonString());
    }

    [Fact]
    public void Call_ArgumentThatIsNoJson_FailsWithBadArgs() =>
        Assert.Equal(GameErrorCodes.BadArgs, Failure.Of(_stage.General.CallAsync("f", (Action)(() => { }))).Code);

    [Fact]
    public void Call_TokenAmongTheArguments_IsRefusedWithWhatToDo() =>
        Assert.Contains("in an array", Assert.Throws<ArgumentException>(() => { _ = _stage.General.CallAsync("f", "x", CancellationToken.None); }).Message, StringComparison.Ordinal);

    [Fact]
    public void Call_ResultThatDoesNotBind_FailsWithBadResult()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync<int>("f");
        peer.Result("seven");
        _stage.Pump();
        Assert.Equal(GameErrorCodes.BadResult, Failure.Of(call).Code);
    }

    [Fact]
    public void Call_ResultIsNull_IsTheDefaultOfWhatHasNull()
    {
        var (room, peer) = _stage.Join();
        var call = room.CallAsync<MessageReceived?>("f");
        peer.Result(null);
        _stage.Pump();
        Assert.Null(Success.Of(call));
    }

    [Fact]
    public void Call_LargerThanTheServerTakes_FailsHereAndSparesTheLink()
    {
        var (room, peer) = _stage.Join(new JsonObject { ["max"] = 300 });
        var call = room.CallAsync("f", new string('x', 300));
        _stage.Pump();
        Assert.Equal(GameErrorCodes.MessageTooBig, Failure.Of(call).Code);
        Assert.Equal(0, peer.Unread);
    }

    [Fact]
    public void Queue_Full_RefusesTheNextWithClientQueueFull()
    {
        using var stage = new Stage(new GameClientOptions { MaxCalls = 2 });
        var (room, peer) = stage.Join();
        _ = room.CallAsync("one");
        _ = room.CallAsync("two");
        var third = room.CallAsync("three");
        stage.Pump();
        Assert.Equal(GameErrorCodes.ClientQueueFull, Failure.Of(third).Code);

        peer.Result(1);
        var fourth = room.CallAsync("four");
        stage.Pump();
        Assert.False(fourth.IsCompleted);
    }

    [Fact]
    public void ErrorWithoutId_FromTheServer_IsReported()
    {
        var (_, peer) = _stage.Join();
        peer.Send(new { t = "error", code = "rate_limited", message = "Slow down." });
        _stage.Pump();
        Assert.Equal(GameErrorCodes.RateLimited, Assert.IsType<GameError>(Assert.Single(_stage.Unhandled)).Code);
    }

    public void Dispose() => _stage.Dispose();
}
