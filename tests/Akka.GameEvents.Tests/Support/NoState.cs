namespace Akka.GameEvents.Tests.Support;

internal sealed record NoState;
