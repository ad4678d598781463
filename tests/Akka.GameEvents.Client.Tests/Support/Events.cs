namespace Akka.GameEvents.Client.Tests.Support;

// The events of these tests.
internal sealed record MessageReceived(string Id, string Text);

internal sealed record Annoy(string From);

[Event("nudge")]
internal sealed record Poke(int Strength);
