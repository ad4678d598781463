using Akka.GameEvents.Emits;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>Names and delivery classes of event records.</summary>
public class DeliveryClassTests
{
    private sealed record Logged(int N);

    [Latest(nameof(Id))]
    private sealed record Moved(string Id, int X);

    [Latest]
    private sealed record Weather(string Sky);

    [Volatile]
    private sealed record Spark;

    [Event("custom-name")]
    private sealed record Renamed;

    private sealed record Wrapped<T>(T Value);

    private sealed class Stage : GameActor<NoState>
    {
        [Action]
        public void PlayAll()
        {
            Emit(new Logged(1));
            Emit(new Moved("a", 1));
            Emit(new Weather("blue"));
            Emit(new Spark());
            Emit("crackle", 1, options: EmitOptions.Volatile);
            Emit(new Renamed());
            Emit(new Wrapped<int>(2));
            Emit(new Logged(2));
        }
    }

    [Fact]
    public async Task Emit_EachClass_OnlyLoggedEventsAreSequenced()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Stage>());
        var ann = await kit.ConnectAsync<Stage>();
        var from = ann.Position.Sequence;

        await ann.CallAsync(stage => stage.PlayAll());

        Assert.Equal(from + 1, (await ann.ExpectEventAsync(new Logged(1))).Sequence);
        Assert.Null((await ann.ExpectEventAsync(new Moved("a", 1))).Sequence);
        Assert.Null((await ann.ExpectEventAsync(new Weather("blue"))).Sequence);
        Assert.Null((await ann.ExpectEventAsync(new Spark())).Sequence);
        Assert.Null((await ann.ExpectEventAsync("crackle", 1)).Sequence);
        Assert.Equal("custom-name", (await ann.ExpectEventAsync(new Renamed())).Name);
        Assert.Equal("wrapped", (await ann.ExpectEventAsync(new Wrapped<int>(2))).Name);
        Assert.Equal(from + 4, (await ann.ExpectEventAsync(new Logged(2))).Sequence);
    }

    [Fact]
    public void KeyOf_LatestRecords_TellsThemApartByTheirProperty()
    {
        var moved = EventContract.Of(typeof(Moved));

        Assert.Equal(moved.KeyOf(new Moved("a", 1)), moved.KeyOf(new Moved("a", 2)));
        Assert.NotEqual(moved.KeyOf(new Moved("a", 1)), moved.KeyOf(new Moved("b", 1)));
        Assert.Equal("", EventContract.Of(typeof(Weather)).KeyOf(new Weather("blue")));
    }

    [Fact]
    public void Of_NameOfManyBytes_IsRefusedBeyondTheLimit()
    {
        Assert.Equal(128, EventContract.Of(new string('e', 128), EmitOptions.None).Name.Length);
        Assert.Throws<InvalidOperationException>(() => EventContract.Of(new string('e', 129), EmitOptions.None));
        Assert.Throws<InvalidOperationException>(() => EventContract.Of(new string('é', 65), EmitOptions.None));
        Assert.Throws<InvalidOperationException>(() => EventContract.Of("", EmitOptions.None));
    }
}
