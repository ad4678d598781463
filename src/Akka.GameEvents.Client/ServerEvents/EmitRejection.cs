namespace Akka.GameEvents.Client;

/// <summary>An event that was not taken.</summary>
/// <param name="Index">Which one of those that were given.</param>
/// <param name="Code">One of <see cref="GameErrorCodes"/>, or an application's own.</param>
/// <param name="Message">For developers.</param>
public sealed record EmitRejection(int Index, string Code, string Message);
