using System.Text;
using System.Text.Json;

namespace Akka.GameEvents.Protocol.Tests.Frames;

public class ServerMessagesTests
{
    private static readonly ActorAddress Room = ActorAddress.Create("chatRoom", "general");
    private static readonly Position At = new("k3f9", 57);

    [Fact]
    public void Welcome_Full_HasEveryMember() =>
        AssertText(
            """
            {"t":"welcome","v":1,"session":"s_8","user":"alice","resumed":false,"window":30000,"heartbeat":15000,"max":65536,
            "streams":[{"a":"user/alice","e":"Yq0","s":4},{"a":"global","e":"Pm2","s":17}],"id":0,"now":1700000000000,
            "server":"gameevents/1.0","url":"https://a.example"}
            """,
            ServerMessages.Welcome(Welcome with { Url = "https://a.example" }));

    [Fact]
    public void Welcome_WithoutUrl_HasNone() =>
        Assert.EndsWith("\"server\":\"gameevents/1.0\"}", Encoding.UTF8.GetString(ServerMessages.Welcome(Welcome).Text.Span), StringComparison.Ordinal);

    [Fact]
    public void Joined_Fresh_HasTheSnapshot() =>
        AssertText(
            """{"t":"joined","id":1,"a":"chatRoom/general","c":"c_41","e":"k3f9","s":57,"recovered":false,"d":{"users":[]}}""",
            ServerMessages.Joined(1, Room, "c_41", At, recovered: false, RawJson.From("""{"users":[]}"""u8)));

    [Fact]
    public void Joined_Recovered_HasNoData() =>
        AssertText(
            """{"t":"joined","id":1,"a":"chatRoom/general","c":"c_41","e":"k3f9","s":57,"recovered":true}""",
            ServerMessages.Joined(1, Room, "c_41", At, recovered: true, default));

    [Fact]
    public void Left_Answer_HasTheId() =>
        AssertText("""{"t":"left","id":2,"a":"chatRoom/general"}""", ServerMessages.Left(2, Room));

    [Fact]
    public void Left_Dropped_HasTheCode() =>
        AssertText(
            """{"t":"left","a":"chatRoom/general","code":"app.kicked","message":"Out."}""",
            ServerMessages.Left(null, Room, "app.kicked", "Out."));

    [Fact]
    public void Result_Value_HasIt() => AssertText("""{"t":"result","id":3,"d":[1,"é"]}""", ServerMessages.Result(3, RawJson.From("""[1,"é"]"""u8)));

    [Fact]
    public void Result_Nothing_IsNull() => AssertText("""{"t":"result","id":3,"d":null}""", ServerMessages.Result(3, default));

    [Fact]
    public void Error_Full_HasEveryMember() =>
        AssertText(
            """{"t":"error","id":4,"code":"rate_limited","message":"Slow down.","d":{"x":1},"retry":1001}""",
            ServerMessages.Error(4, new GameError("rate_limited", "Slow down.", RawJson.From("""{"x":1}"""u8), TimeSpan.FromMilliseconds(1000.1))));

    [Fact]
    public void Error_Bare_HasCodeAndMessage() =>
        AssertText("""{"t":"error","code":"bad_message","message":"No."}""", ServerMessages.Error(null, new GameError("bad_message", "No.")));

    [Fact]
    public void Error_LimitExceeded_NamesLimitAndValue() =>
        AssertText(
            """{"t":"error","id":1,"code":"limit_exceeded","message":"The limit sessions.max-joins is 64.","d":{"limit":"sessions.max-joins","value":64}}""",
            ServerMessages.Error(1, GameError.LimitExceeded("sessions.max-joins", 64)));

    [Fact]
    public void Ok_Always_HasTheId() => AssertText("""{"t":"ok","id":5}""", ServerMessages.Ok(5));

    [Fact]
    public void Pong_Always_HasTheClock() =>
        AssertText("""{"t":"pong","now":1700000000000}""", ServerMessages.Pong(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000)));

    [Theory]
    [InlineData(GapReason.LogTrimmed, "log_trimmed")]
    [InlineData(GapReason.EpochChanged, "epoch_changed")]
    [InlineData(GapReason.PositionUnknown, "position_unknown")]
    [InlineData(GapReason.Lagging, "lagging")]
    public void Gap_Reason_HasItsName(GapReason reason, string name) =>
        AssertText($$"""{"t":"gap","a":"chatRoom/general","e":"k3f9","s":57,"reason":"{{name}}","d":1}""", ServerMessages.Gap(Room, At, reason, RawJson.From(1, JsonSerializerOptions.Default)));

    [Fact]
    public void Gap_Stream_HasNoData() =>
        AssertText("""{"t":"gap","a":"global","e":"k3f9","s":57,"reason":"lagging"}""", ServerMessages.Gap(ActorAddress.Global, At, GapReason.Lagging));

    [Fact]
    public void CaughtUp_Always_HasTheCount() =>
        AssertText("""{"t":"caughtup","a":"chatRoom/general","e":"k3f9","s":57,"replayed":2}""", ServerMessages.CaughtUp(Room, At, 2));

    [Fact]
    public void Bye_Full_HasEveryMember() =>
        AssertText(
            """{"t":"bye","code":"draining","message":"Soon back.","retry":2000,"url":"https://b.example"}""",
            ServerMessages.Bye("draining", "Soon back.", TimeSpan.FromSeconds(2), "https://b.example"));

    [Fact]
    public void Bye_Bare_HasTheCode() => AssertText("""{"t":"bye","code":"replaced"}""", ServerMessages.Bye("replaced"));

    [Fact]
    public void Error_HalfASurrogatePairInItsText_IsStillUtf8()
    {
        var frame = ServerMessages.Error(1, new GameError("app.x", "a\uD800b"));

        Assert.True(System.Text.Unicode.Utf8.IsValid(frame.Text.Span));
    }

    private static Welcome Welcome => new()
    {
        Session = "s_8",
        User = "alice",
        Resumed = false,
        Window = TimeSpan.FromSeconds(30),
        Heartbeat = TimeSpan.FromSeconds(15),
        MaxPacketBytes = 65536,
        Streams = [new(ActorAddress.User("alice"), new("Yq0", 4)), new(ActorAddress.Global, new("Pm2", 17))],
        LastId = 0,
        Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000),
        Server = "gameevents/1.0",
    };

    private static void AssertText(string expected, Frame frame) =>
        Assert.Equal(expected.ReplaceLineEndings(""), Encoding.UTF8.GetString(frame.Text.Span));
}
