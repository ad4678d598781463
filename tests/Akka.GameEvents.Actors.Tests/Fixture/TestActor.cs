namespace Akka.GameEvents.Actors.Tests;

/// <summary>An actor made of delegates. Its protected surface is public here.</summary>
internal sealed class TestActor : Actor
{
    public Func<TestActor, object, ValueTask>? OnReceive { get; init; }

    public Func<TestActor, ValueTask>? OnPreStart { get; init; }

    public Func<TestActor, ValueTask>? OnPostStop { get; init; }

    public Func<TestActor, Exception, object?, ValueTask>? OnPreRestart { get; init; }

    public Func<TestActor, Exception, ValueTask>? OnPostRestart { get; init; }

    public new ActorContext Context => base.Context;

    public new ActorRef Self => base.Self;

    public new ActorRef Sender => base.Sender;

    public new void Unhandled(object message) => base.Unhandled(message);

    protected internal override ValueTask ReceiveAsync(object message) => OnReceive?.Invoke(this, message) ?? default;

    protected internal override ValueTask PreStartAsync() => OnPreStart?.Invoke(this) ?? default;

    protected internal override ValueTask PostStopAsync() => OnPostStop?.Invoke(this) ?? default;

    protected internal override ValueTask PreRestartAsync(Exception reason, object? message) =>
        OnPreRestart?.Invoke(this, reason, message) ?? base.PreRestartAsync(reason, message);

    protected internal override ValueTask PostRestartAsync(Exception reason) =>
        OnPostRestart?.Invoke(this, reason) ?? base.PostRestartAsync(reason);

    public ValueTask BasePreRestartAsync(Exception reason, object? message) => base.PreRestartAsync(reason, message);

    public ValueTask BasePostRestartAsync(Exception reason) => base.PostRestartAsync(reason);
}
