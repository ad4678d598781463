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
    public void Streams_MissedWhileAway_TellOfAGap()
    {
        var gaps = Gaps();
        _stage.Enter().Cut();
        _stage.Return(Streams(("user/ann", "U", 0), ("global", "G", 5))).Cut();
        _stage.Return(Streams(("user/ann", "U2", 0), ("global", "G", 5)));
        Assert.Equal(["global position_unknown", "user epoch_changed"], gaps);
    }

    [Fact]
    public void Streams_AnotherGuestId_IsNoGap()
    {
        var gaps = Gaps();
        _stage.Enter().Cut();
        _stage.Return(Streams(("user/guest-2", "V", 7), ("global", "G", 0)));
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
