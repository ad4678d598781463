namespace Akka.GameEvents.Client;

/// <summary>What a link begins with.</summary>
/// <param name="Transport">What carries it.</param>
/// <param name="Server">The server's base address.</param>
/// <param name="Hello">
/// Asked when it can be sent, not before: positions go on while another link still works.
/// </param>
/// <param name="Limit">In which the welcome must come.</param>
internal sealed record Opening(Transport Transport, Uri Server, Func<byte[]> Hello, TimeSpan Limit);
