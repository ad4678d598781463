using System.Runtime.CompilerServices;
using System.Text.Json;
using Akka.GameEvents.Emits;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.TestKit;

/// <summary>
/// The receiving end of a client. Each expectation takes what came next; it waits for it if need be, and fails with an
/// <see cref="ExpectationException"/> that says what came instead.
/// </summary>
public abstract class EventReceiver
{
    private readonly Expectations<Received> _expectations;

    private protected EventReceiver(Inbox<Received> inbox, Patience patience, string name)
    {
        Inbox = inbox;
        _expectations = new Expectations<Received>(patience, inbox, name);
    }

    internal Inbox<Received> Inbox { get; }

    /// <summary>The next thing to come is this event: it has the record's name, and a payload that is equal as JSON.</summary>
    public Task<ReceivedEvent> ExpectEventAsync<T>(T expected)
        where T : notnull => ExpectEventAsync(EventContract.Of(expected.GetType()).Name, expected);

    /// <summary>The next thing to come is an event of this name with this payload.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="payload">Compared as JSON; null for an event without payload.</param>
    [OverloadResolutionPriority(1)]
    public async Task<ReceivedEvent> ExpectEventAsync(string name, object? payload = null)
    {
        var json = payload is null ? default : JsonSerializer.SerializeToElement(payload, GameJson.Options);
        var expected = $"the event {new ReceivedEvent("", name, null, json)}";
        var next = await _expectations.NextAsync(expected).ConfigureAwait(false);
        return next is ReceivedEvent received && received.Name == name && AreEqual(received.Payload, json)
            ? received
            : throw _expectations.Unexpected(expected, next);
    }

    /// <summary>The next thing to come is an event of this type, whatever its content.</summary>
    public async Task<T> ExpectEventAsync<T>()
        where T : notnull
    {
        var name = EventContract.Of(typeof(T)).Name;
        var expected = $"an event {name}";
        var next = await _expectations.NextAsync(expected).ConfigureAwait(false);
        return next is ReceivedEvent received && received.Name == name ? received.As<T>() : throw _expectations.Unexpected(expected, next);
    }

    /// <summary>
    /// Nothing has come, and nothing will: every mailbox is empty and no turn is in progress. It is proved, not waited for. What runs
    /// outside the actors' own scheduling (<c>Task.Run</c>, <c>ConfigureAwait(false)</c>) is not seen.
    /// </summary>
    public Task ExpectNoEventAsync() => _expectations.NothingAsync("event");

    /// <summary>Skips what comes until an event of this type fits, and returns it.</summary>
    public Task<T> FishForEventAsync<T>(Func<T, bool>? fits = null)
        where T : notnull
    {
        var name = EventContract.Of(typeof(T)).Name;
        return _expectations.FishAsync($"an event {name}", next =>
        {
            if (next is not ReceivedEvent received || received.Name != name) return (false, default);
            var payload = received.As<T>();
            return (fits is null || fits(payload), payload);
        });
    }

    /// <summary>The next thing to come is a gap.</summary>
    public Task<ReceivedGap> ExpectGapAsync() => ExpectAsync<ReceivedGap>("a gap");

    /// <summary>The next thing to come is that the actor drops the connection.</summary>
    public Task<ReceivedLeft> ExpectLeftAsync() => ExpectAsync<ReceivedLeft>("to be dropped");

    private async Task<T> ExpectAsync<T>(string expected)
        where T : Received
    {
        var next = await _expectations.NextAsync(expected).ConfigureAwait(false);
        return next as T ?? throw _expectations.Unexpected(expected, next);
    }

    private static bool AreEqual(JsonElement left, JsonElement right) =>
        left.ValueKind == right.ValueKind && (left.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(left, right));
}
