using Akka.GameEvents.Actors;

namespace Akka.GameEvents.TestKit;

/// <summary>
/// An actor that a test looks through: it keeps what it is told until the test expects it. Expectations take what came next, wait for it
/// if need be, and fail with an <see cref="ExpectationException"/> that says what came instead.
/// </summary>
public sealed class TestProbe
{
    private readonly ActorSystem _system;
    private readonly Inbox<ProbedMessage> _inbox = new();
    private readonly Expectations<ProbedMessage> _expectations;

    internal TestProbe(ActorSystem system, Patience patience, string? name)
    {
        _system = system;
        Ref = system.ActorOf(Props.Create(() => new ProbeActor(_inbox)), name);
        _expectations = new Expectations<ProbedMessage>(patience, _inbox, Ref.Path);
    }

    /// <summary>The actor: give it to those who should tell it something.</summary>
    public ActorRef Ref { get; }

    /// <summary>Who sent the message that was expected last; null when it had no sender.</summary>
    public ActorRef? LastSender { get; private set; }

    /// <summary>Has the probe told what is published on the EventStream: event records, dead letters, failures.</summary>
    /// <typeparam name="T">Messages of this type, and of types derived from it.</typeparam>
    /// <returns>The probe.</returns>
    public TestProbe Subscribe<T>()
    {
        _system.EventStream.Subscribe<T>(Ref);
        return this;
    }

    /// <summary>The next message is a <typeparamref name="T"/>, and returned.</summary>
    public async Task<T> ExpectMsgAsync<T>()
        where T : notnull
    {
        var expected = $"a {typeof(T).Name}";
        var next = Taken(await _expectations.NextAsync(expected).ConfigureAwait(false));
        return next.Message is T message ? message : throw _expectations.Unexpected(expected, next);
    }

    /// <summary>The next message equals this one.</summary>
    public async Task<T> ExpectMsgAsync<T>(T expected)
        where T : notnull
    {
        var next = Taken(await _expectations.NextAsync($"{expected}").ConfigureAwait(false));
        return expected.Equals(next.Message) ? (T)next.Message : throw _expectations.Unexpected($"{expected}", next);
    }

    /// <summary>Nothing has come, and nothing will: every mailbox is empty and no turn is in progress.</summary>
    public Task ExpectNoMsgAsync() => _expectations.NothingAsync("message");

    /// <summary>Skips messages until one fits, and returns it.</summary>
    public Task<T> FishForMessageAsync<T>(Func<T, bool>? fits = null)
        where T : notnull =>
        _expectations.FishAsync($"a {typeof(T).Name}", next => Taken(next).Message is T message ? (fits is null || fits(message), message) : (false, default));

    /// <summary>Replies, as the probe, to whoever sent the message that was expected last.</summary>
    /// <exception cref="InvalidOperationException">That message had no sender, or none was expected yet.</exception>
    public async Task ReplyAsync(object message)
    {
        var sender = LastSender ?? throw new InvalidOperationException("There is nobody to reply to: the last message had no sender.");
        await sender.TellAsync(message, Ref).ConfigureAwait(false);
    }

    private ProbedMessage Taken(ProbedMessage next)
    {
        LastSender = next.Sender;
        return next;
    }

    private sealed record ProbedMessage(object Message, ActorRef? Sender)
    {
        public override string ToString() => $"{Message}";
    }

    private sealed class ProbeActor(Inbox<ProbedMessage> inbox) : Actor
    {
        protected internal override ValueTask ReceiveAsync(object message)
        {
            inbox.Add(new ProbedMessage(message, Sender));
            return default;
        }
    }
}
