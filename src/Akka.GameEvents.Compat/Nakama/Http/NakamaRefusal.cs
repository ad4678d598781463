namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>Ends a request of a client of Nakama with an error.</summary>
internal sealed class NakamaRefusal(NakamaError error) : Exception(error.Message)
{
    public NakamaError Error { get; } = error;
}
