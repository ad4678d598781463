using System.Text.Json;
using System.Threading.Channels;

namespace Akka.GameEvents.Soak.Links;

/// <summary>What carries a session, read with no code of the server's or the clients'. Disposing of it breaks it off.</summary>
internal interface ILink : IAsyncDisposable
{
    /// <summary>What the server says, message by message; complete when the link has ended.</summary>
    ChannelReader<JsonElement> Messages { get; }

    /// <summary>Whether an action's events reach its caller before its answer.</summary>
    bool SendsOwnEventsFirst { get; }

    /// <returns>False when the link has ended; what was to be sent may have arrived.</returns>
    Task<bool> TrySendAsync(string packet);
}
