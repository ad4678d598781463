namespace Akka.GameEvents.Protocol;

/// <summary>One of <see cref="Emit.Events"/>: an <see cref="EmittedEvent"/>, or an <see cref="InvalidEvent"/> in its place.</summary>
public abstract record EmittedItem
{
    private protected EmittedItem()
    {
    }
}

/// <summary>A server event of a client.</summary>
/// <param name="Name">1 to 128 bytes.</param>
/// <param name="Properties">At most 64 names with texts.</param>
/// <param name="Timestamp">When it happened by the client's clock; null when it does not say.</param>
/// <param name="EventId">What it is told from its repetitions by; null for none.</param>
public sealed record EmittedEvent(
    string Name, IReadOnlyDictionary<string, string> Properties, DateTimeOffset? Timestamp, string? EventId) : EmittedItem;

/// <summary>An event that breaks the rules; the others of its <c>emit</c> stand.</summary>
/// <param name="Text">The member at fault and what was expected. Its code is <see cref="ErrorCodes.EventInvalid"/>.</param>
public sealed record InvalidEvent(string Text) : EmittedItem;
