using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Json;

/// <summary>As a program that is trimmed: the types come from a generated resolver, and nothing else is known.</summary>
public partial class GeneratedJsonTests
{
    [Fact]
    public void Client_WithAGeneratedResolver_NeedsNoReflection()
    {
        using var stage = new Stage(new GameClientOptions { Json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = Types.Default } });
        var (room, peer) = Join(stage);
        var heard = new List<Annoy>();
        room.On<Annoy>(heard.Add);
        var call = room.CallAsync<Annoy>("f", "text", 1, 2L, 3.5, true, null, new Annoy("me"));
        peer.Event(1, "annoy", new { from = "Bob" });
        var sent = peer.Result(new { from = "Eve" });
        stage.Pump();
        Assert.Equal("""["text",1,2,3.5,true,null,{"from":"me"}]""", sent["args"]!.ToJsonString());
        Assert.Equal([new Annoy("Bob")], heard);
        Assert.Equal(new Annoy("Eve"), Success.Of(call));
    }

    [Fact]
    public void Client_TypeThatTheResolverDoesNotKnow_IsBadArgs()
    {
        using var stage = new Stage(new GameClientOptions { Json = new JsonSerializerOptions { TypeInfoResolver = Types.Default } });
        Assert.Equal(GameErrorCodes.BadArgs, Failure.Of(stage.General.CallAsync("f", new Poke(1))).Code);
    }

    [Fact]
    public void Options_OnceGiven_AreReadOnlySoThatTypesAreReadOnce()
    {
        var json = new JsonSerializerOptions { TypeInfoResolver = Types.Default };
        using var client = new GameClient("http://host", new GameClientOptions { Json = json });
        Assert.True(json.IsReadOnly);
    }

    [Fact]
    public void Default_EnumsAndCase_AreTheServers()
    {
        using var stage = new Stage();
        var (room, peer) = Join(stage);
        var call = room.CallAsync<DayOfWeek>("f", DayOfWeek.Friday, new { SomeName = "é<" });
        var sent = peer.Result("sunday");
        stage.Pump();
        Assert.Equal("""["friday",{"someName":"é<"}]""", sent["args"]!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(DayOfWeek.Sunday, Success.Of(call));
    }

    private static (ActorConnection Room, Peer Peer) Join(Stage stage)
    {
        var room = stage.General.Connect();
        var peer = stage.Enter();
        peer.Joined();
        stage.Pump();
        return (room, peer);
    }

    [JsonSerializable(typeof(Annoy))]
    private sealed partial class Types : JsonSerializerContext;
}
