namespace Akka.GameEvents.Client;

/// <summary>
/// What carries a link: packets down, messages up, an end with a code. One reader and one writer at a time. Whatever fails throws, and the
/// link is over.
/// </summary>
internal interface ITransport
{
    /// <param name="server">The server's base address.</param>
    Task OpenAsync(Uri server);

    Task SendAsync(ReadOnlyMemory<byte> message);

    /// <summary>The next packet, or the end.</summary>
    Task<Received> ReceiveAsync();

    /// <summary>
    /// Says why to the other side, as far as that is still possible, and lets go of everything; what is under way fails. Never throws.
    /// </summary>
    Task CloseAsync(int code);
}
