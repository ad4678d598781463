using System.Collections.Immutable;

namespace Akka.GameEvents.Samples.Chat;

/// <summary>A room's state. It is immutable, so an action that throws leaves no trace: the reference is put back.</summary>
public sealed record History
{
    private const int Kept = 100;

    public ImmutableList<MessageReceived> Messages { get; init; } = [];

    public History With(MessageReceived message) =>
        this with { Messages = (Messages.Count < Kept ? Messages : Messages.RemoveAt(0)).Add(message) };

    public History Without(string messageId) => this with { Messages = Messages.RemoveAll(m => m.Id == messageId) };
}
