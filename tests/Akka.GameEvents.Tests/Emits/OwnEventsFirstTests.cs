using System.Collections.Concurrent;
using Akka.GameEvents.Connections;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;
using Akka.GameEvents.TestKit;
using Akka.GameEvents.Tests.Support;
using Akka.GameEvents.Turns;
using Akka.GameEvents.Users;

namespace Akka.GameEvents.Tests.Emits;

/// <summary>What one session is told, in the order in which it is.</summary>
public class OwnEventsFirstTests
{
    private sealed class Speaker : GameActor<NoState>
    {
        [Action]
        public string Say()
        {
            Emit("first");
            Emit("second", to: Caller);
            Emit("third", to: Users(User.Id));
            return "said";
        }

        protected override void OnConnect(Connection<System.Text.Json.JsonElement> connection) => connection.Send("welcome");
    }

    private sealed class Line : ConnectionPort, IJoinReply, IReply
    {
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Told { get; } = new();

        public Task WhenAnswered => _answered.Task;

        public override void Deliver(LogEntry entry) => Told.Enqueue(entry.Name);

        public override void Restarted(Position position, RawJson snapshot) => Told.Enqueue("gap");

        public override void Snapshot(Position position, RawJson snapshot) => Told.Enqueue("snapshot");

        public override void Dropped(string code, string message) => Told.Enqueue("dropped");

        public void Joined(JoinOutcome outcome) => Told.Enqueue("joined");

        public void Refused(GameError error) => Told.Enqueue(error.Code);

        public void Succeed(RawJson result)
        {
            Told.Enqueue("result");
            _answered.SetResult();
        }

        public void Fail(GameError error) => _answered.SetException(new InvalidOperationException(error.Code));
    }

    [Fact]
    public async Task Action_EmitsAndReturns_ItsCallerHasTheEventsBeforeTheResult()
    {
        await using var kit = GameTestKit.Start(game => game.AddActor<Speaker>());
        var (line, session, address) = (new Line(), new GameSession("s", new GameUser("ann")), ActorAddress.Create("speaker"));
        kit.Node().Streams.Use("ann").Log.Attach(line, static _ => { });

        kit.Node().Join(session, address, CreateMode.GetOrCreate, default, default, line, line);
        kit.Node().Call(session, address, CreateMode.GetOrCreate, "say", default, line);
        await line.WhenAnswered;

        Assert.Equal(["joined", "welcome", "first", "second", "third", "result"], line.Told);
    }
}
