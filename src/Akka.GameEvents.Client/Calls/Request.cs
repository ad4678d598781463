namespace Akka.GameEvents.Client;

/// <summary>Something that the server owes an answer to. All calls are turns.</summary>
/// <param name="type">The message's <c>t</c>.</param>
/// <param name="body">
/// The message as an object without <c>t</c> and <c>id</c>, written when the request was made: later changes to the arguments do not count.
/// </param>
internal abstract class Request(string type, byte[] body)
{
    public string Type { get; } = type;

    public byte[] Body { get; } = body;

    public abstract void Answered(ServerMessage answer);

    /// <summary>No answer will come.</summary>
    public abstract void Lost(GameError error);
}
