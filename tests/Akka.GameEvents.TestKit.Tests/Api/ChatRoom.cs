namespace Akka.GameEvents.TestKit.Tests.Api;

// The actor of API.md, as it stands there.
public record MessageReceived(string Id, string User, string Text, DateTimeOffset At);
public record PrivateMessage(string From, string Text);
public record UserJoined(string Id, string Name);
public record Reminder(string Text);
public record Member(string Name);
public record View(IEnumerable<MessageReceived> Messages, IEnumerable<UserJoined> Users);
public class History { public List<MessageReceived> Messages { get; } = []; }

public class ChatRoom : GameActor<History, Member>
{
    [Action] public MessageReceived SendMessage(string user, string text)
    {
        var message = new MessageReceived(NewId(), user, text, Now);
        State.Messages.Add(message);
        Emit(message);
        return message;
    }
    [Action] public void SendPrivateMessage(string connectionId, string text)
    {
        var target = Connections.Find(connectionId) ?? throw new UserError("app.no_such_connection");
        target.Send(new PrivateMessage(Caller.State.Name, text));
    }
    [Action] public void RemindMe(string text, int seconds)
    {
        var user = Caller.User.Id;
        Background(async (scope, stop) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), Time, stop);
            scope.Emit(new Reminder(text), to: Users(user));
            await scope.FlushAsync(stop);
        });
    }
    protected override void OnConnect(Connection<Member> connection) => Emit(new UserJoined(connection.Id, connection.State.Name), to: Others);
    protected override View Snapshot(Connection<Member> connection) =>
        new(State.Messages.TakeLast(100), Connections.Select(m => new UserJoined(m.Id, m.State.Name)));
}
