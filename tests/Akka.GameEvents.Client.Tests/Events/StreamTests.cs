using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Events;

public sealed class StreamTests : IDisposable
{
    private readonly Stage _stage = new();

    [Fact]
    public void Streams_EventsOfUserAndGlobal_NeedNoJoin()
    {
        var heard = new List<string>();
        _stage.Client.User.On<Annoy>(annoy => heard.Add($"user {annoy.From}"));
        _stage.Client.Global.On<Annoy>(annoy => heard.Add($"global {annoy.From}"));
        var peer = _stage.Enter();
        peer.Event(1, "annoy", new { from = "Bob" }, "user/ann");
        peer.Event(1, "annoy", new { from = "Eve" }, "global");
        peer.Event(1, "annoy", new { from = "again" }, "global");
        _stage.Pump();
        Assert.Equal(["user Bob", "global Eve"], heard);
        Assert.Equal(0, peer.Unread);
    }

    [Fact]
    public void Streams_MissedWhileAway_AreCaughtUpWithOrTellOfAGap()
    {
        var (gaps, heard) = (Gaps(), new List<string>());
        _stage.Client.Global.On<Annoy>(annoy => heard.Add(annoy.From));
        var peer = _stage.Enter();
        peer.Event(3, "annoy", new { from = "Bob" }, "global");
        peer.Cut();
        _stage.AwaitLink();
        var again = _stage.Network.Accept();
        var hello = again.Welcome(Streams(("user/ann", "U", 7), ("global", "G", 9)));
        Assert.Equal("""[{"a":"user/ann","e":"U","s":0},{"a":"global","e":"G","s":3}]""", hello["seen"]!.ToJsonString());
        again.Event(4, "annoy", new { from = "Eve" }, "global");
        again.Send(new { t = "caughtup", a = "global", e = "G", s = 9, replayed = 1 });
        again.Send(new { t = "gap", a = "user/ann", e = "U2", s = 2, reason = "epoch_changed" });
        again.Event(9, "annoy", new { from = "behind" }, "global");
        _stage.Pump();
        Assert.Equal(["Bob", "Eve"], heard);
        Assert.Equal(["user epoch_changed"], gaps);
    }

    [Fact]
    public void Streams_AnotherGuestId_IsAnotherStream()
    {
        var gaps = Gaps();
        _stage.Enter().Cut();
        var again = _stage.Return(Streams(("user/guest-2", "V", 7), ("global", "G", 0)));
        again.Send(new { t = "gap", a = "user/ann", e = "U", s = 9, reason = "position_unknown" });
        _stage.Pump();
        Assert.Empty(gaps);
    }

    [Fact]
    public void Streams_EventThatDoesNotBind_IsReported()
    {
        _stage.Client.User.On<Annoy>(_ => { });
        var peer = _stage.Enter();
        peer.Event(1, "annoy", 7, "user/ann");
        _stage.Pump();
        Assert.Equal(GameErrorCodes.BadEvent, Assert.IsType<GameError>(Assert.Single(_stage.Unhandled)).Code);
    }

    [Fact]
    public void Dispose_Client_EndsTheStreams()
    {
        _stage.Client.Dispose();
        Assert.Equal(GameErrorCodes.Disposed, Assert.Throws<GameError>(() => _stage.Client.User.On<Annoy>(_ => { })).Code);
    }

    public void Dispose() => _stage.Dispose();

    private static JsonObject Streams(params (string Address, string Epoch, long Sequence)[] streams) => new()
    {
        ["streams"] = new JsonArray([.. streams.Select(at => new JsonObject { ["a"] = at.Address, ["e"] = at.Epoch, ["s"] = at.Sequence })]),
    };

    private List<string> Gaps()
    {
        var gaps = new List<string>();
        _stage.Client.User.Gap += gap => gaps.Add($"user {gap.Reason}");
        _stage.Client.Global.Gap += gap => gaps.Add($"global {gap.Reason}");
        _stage.Client.User.On<Annoy>(_ => { });
        return gaps;
    }
}
