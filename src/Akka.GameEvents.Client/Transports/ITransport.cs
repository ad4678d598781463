namespace Akka.GameEvents.Client;

/// <summary>
/// What carries a link: packets down, packets up, an end. One reader and one writer at a time. Whatever fails throws, and the link is over: a
/// <see cref="GameError"/> is what the server itself said, an <see cref="HttpRequestException"/> or a <see cref="TimeoutException"/> means
/// that nobody there speaks HTTP to us at all, and anything else came in between.
/// </summary>
internal interface ITransport
{
    /// <param name="server">The server's base address.</param>
    Task OpenAsync(Uri server);

    /// <summary>Sends a packet; the first one is the hello.</summary>
    Task SendAsync(ReadOnlyMemory<byte> packet);

    /// <summary>The next packet, or the end. The first one is there when the transport is known to work.</summary>
    Task<Received> ReceiveAsync();

    /// <summary>
    /// Says why to the other side, as far as that is still possible, and lets go of everything; what is under way fails. 1000 ends the session
    /// too. Never throws.
    /// </summary>
    Task CloseAsync(int code);
}
