using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Errors;

/// <summary>A failure that has a code of the protocol: it reaches the client as it is.</summary>
internal sealed class CodedException(GameError error) : Exception(error.Message)
{
    public CodedException(string code, string message)
        : this(new GameError(code, message))
    {
    }

    public GameError Error { get; } = error;
}
