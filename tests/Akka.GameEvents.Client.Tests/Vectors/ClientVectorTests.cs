using System.Text.Json.Nodes;
using Akka.GameEvents.Client.Tests.Support;
using Akka.GameEvents.Protocol.Tests.Vectors;

namespace Akka.GameEvents.Client.Tests.Vectors;

/// <summary>What a server sends and what a client does: tests/vectors/client.json.</summary>
public class ClientVectorTests
{
    private static readonly JsonNode File = JsonNode.Parse(VectorFile.Load("client.json").GetRawText())!;

    public static TheoryData<Transport, string> Cases
    {
        get
        {
            var cases = new TheoryData<Transport, string>();
            foreach (var each in File["cases"]!.AsArray())
            {
                foreach (var transport in Enum.GetValues<Transport>().Where(transport => IsFor(each!, transport)))
                    cases.Add(transport, (string)each!["name"]!);
            }

            return cases;
        }
    }

    public static TheoryData<string> Closes => [.. File["closes"]!.AsArray().Select(each => each!.ToJsonString())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Client_InCase_DoesWhatTheScriptSays(Transport transport, string name)
    {
        var script = File["cases"]!.AsArray().Single(each => (string)each!["name"]! == name)!;
        using var stage = new Stage(new GameClientOptions { Token = "token", Emit = ToBuffer(script["emit"]) }, transports: [transport]);
        new Script(stage, script["steps"]!.AsArray()).Run();
    }

    [Theory]
    [MemberData(nameof(Closes))]
    public void Close_WithCode_HasItsReaction(string vector)
    {
        var close = JsonNode.Parse(vector)!;
        var after = TimeSpan.FromMilliseconds((int?)close["after"] ?? 0);
        var reaction = (string)close["reaction"]!;
        var asked = 0;
        using var stage = close["newToken"] is null ? new Stage() : new Stage(token: _ => new ValueTask<string?>($"token {++asked}"));
        var (room, peer) = stage.Join();
        var call = room.CallAsync("f");
        peer.Expect("call");
        if (close["bye"] is { } bye) peer.Send(bye);
        if ((int)close["code"]! == CloseCodes.Abnormal) peer.Cut();
        else peer.Close((int)close["code"]!);
        stage.Pump();

        if (reaction == "stop")
        {
            Assert.Equal(LinkStatus.Stopped, stage.Client.State.Status);
            Assert.Equal(ConnectionStatus.Closed, room.Status);
            Failure.Of(call);
            Assert.Equal(0, stage.Clock.Pending);
            return;
        }

        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
        Assert.Equal(reaction == "reconnectAndFail", call.IsFaulted);
        if (after > TimeSpan.Zero) stage.Advance(after - TimeSpan.FromMilliseconds(1));
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
        stage.Return();
        Assert.Equal(reaction == "reconnectAndFail" ? GameErrorCodes.ConnectionLost : GameErrorCodes.ResultExpired, Failure.Of(call).Code);
    }

    [Fact]
    public void Attempts_FailingOneAfterTheOther_WaitAtMostAsLongAsTheVectorsSay()
    {
        using var stage = new Stage { Dice = Math.BitDecrement(1.0) };
        stage.Client.User.On<Payload>("nothing", _ => { });
        stage.Pump();
        foreach (var most in File["backoff"]!["atMost"]!.AsArray().Select(each => TimeSpan.FromMilliseconds((int)each!)))
        {
            stage.Network.Accept().RefuseToOpen();
            stage.Pump();
            Assert.InRange(stage.Client.State.RetryAfter!.Value, most / 2, most);
            stage.Advance(most);
        }
    }

    private static EmitBuffer ToBuffer(JsonNode? emit)
    {
        var usual = new EmitBuffer();
        return usual with { MaxBatch = (int?)emit?["maxBatch"] ?? usual.MaxBatch, MaxBuffered = (int?)emit?["maxBuffered"] ?? usual.MaxBuffered };
    }

    private static bool IsFor(JsonNode script, Transport transport) =>
        script["only"]?.AsArray().Any(name => string.Equals((string)name!, $"{transport}", StringComparison.OrdinalIgnoreCase)) ?? true;
}
