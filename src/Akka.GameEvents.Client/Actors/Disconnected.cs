namespace Akka.GameEvents.Client;

/// <summary>The connection to an actor is lost.</summary>
/// <param name="Code">One of <see cref="GameErrorCodes"/>, or the application's own.</param>
/// <param name="Reconnecting">False: it does not come back by itself.</param>
public sealed record Disconnected(string Code, string Message, bool Reconnecting);
