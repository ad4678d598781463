namespace Akka.GameEvents.Samples.Chat;

// An event is a record. Its name on the wire is the type's in camelCase: "messageReceived".
public sealed record MessageReceived(string Id, string User, string Text, DateTimeOffset At);

public sealed record MessageDeleted(string MessageId);

public sealed record PrivateMessage(string From, string Text);

public sealed record UserJoined(string Id, string Name);

public sealed record UserLeft(string Id, string Name);

// For those who joined with "presence": somebody's link was lost, and they may be back in a moment; or they are.
public sealed record UserAway(string Id);

public sealed record UserBack(string Id);

public sealed record JoinRequestApproved;
