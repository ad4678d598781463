using Akka.GameEvents.Client.Tests.Support;

namespace Akka.GameEvents.Client.Tests.Links;

public class TokenTests
{
    [Fact]
    public void Token_OfTheOptions_IsSent()
    {
        using var stage = new Stage(new GameClientOptions { Token = "mine" });
        Assert.Equal("mine", Hello(stage));
    }

    [Fact]
    public void Token_Missing_IsAGuest()
    {
        using var stage = new Stage(new GameClientOptions());
        Assert.Null(Hello(stage));
    }

    [Fact]
    public void Token_Function_IsAskedAtEachLinkWhereHandlersRun()
    {
        var asked = 0;
        using var stage = new Stage(token: _ => new ValueTask<string?>($"token {++asked}"));
        stage.General.Connect();
        Assert.Equal(0, asked); // nothing was pumped
        stage.Pump();
        var peer = stage.Network.Accept();
        Assert.Equal("token 1", (string?)peer.Welcome()["token"]);
        peer.Cut();
        stage.AwaitLink();
        Assert.Equal("token 2", (string?)stage.Network.Accept().Welcome()["token"]);
    }

    [Fact]
    public void Unauthorized_FixedToken_Stops()
    {
        using var stage = new Stage();
        Refuse(stage);
        Assert.Equal(LinkStatus.Stopped, stage.Client.State.Status);
    }

    [Fact]
    public void Unauthorized_NewTokenCanBeHad_TriesOnceMore()
    {
        var asked = 0;
        using var stage = new Stage(token: _ => new ValueTask<string?>($"token {++asked}"));
        Refuse(stage);
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
        stage.AwaitLink();
        RefuseNext(stage);
        Assert.Equal(LinkStatus.Stopped, stage.Client.State.Status);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void Unauthorized_FunctionGivesTheSameToken_StopsWithoutTrying()
    {
        using var stage = new Stage(token: _ => new ValueTask<string?>("same"));
        Refuse(stage);
        stage.Clock.AdvanceToNext();
        stage.Pump();
        Assert.Equal((LinkStatus.Stopped, 0), (stage.Client.State.Status, stage.Network.Unseen));
    }

    [Fact]
    public void TokenFunction_Throws_IsAFailedAttempt()
    {
        using var stage = new Stage(token: _ => throw new FormatException("mine"));
        stage.General.Connect();
        stage.Pump();
        Assert.Equal(LinkStatus.Waiting, stage.Client.State.Status);
        Assert.IsType<FormatException>(stage.Client.State.Reason!.InnerException);
    }

    [Fact]
    public void TokenFunction_ClientDisposedMeanwhile_IsCancelledAndOpensNothing()
    {
        var answer = new TaskCompletionSource<string?>();
        var cancelled = false;
        using var stage = new Stage(token: stop =>
        {
            stop.Register(() => cancelled = true);
            return new ValueTask<string?>(answer.Task);
        });
        stage.General.Connect();
        stage.Pump();
        stage.Client.Dispose();
        answer.SetResult("late");
        Assert.True(cancelled);
        Assert.Equal(0, stage.Network.Unseen);
    }

    private static string? Hello(Stage stage)
    {
        stage.General.Connect();
        stage.Pump();
        return (string?)stage.Network.Accept().Welcome()["token"];
    }

    private static void Refuse(Stage stage)
    {
        stage.General.Connect();
        stage.Pump();
        RefuseNext(stage);
    }

    private static void RefuseNext(Stage stage)
    {
        var peer = stage.Network.Accept();
        peer.Open();
        peer.Close(4001);
        stage.Pump();
    }
}
