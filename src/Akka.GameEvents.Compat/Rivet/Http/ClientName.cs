using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Compat.Rivet.Http;

/// <summary>
/// A name that the server gives to each client with <c>/metadata</c>, behind the token that it came with, so that the client shows it whenever it
/// connects: by it the client is known when it comes back. A secret, as it finds a session.
/// </summary>
internal static class ClientName
{
    // No part of a compact JWS.
    private const char Mark = '~';

    public static string Append(string? token) => $"{Split(token).Token}{Mark}{Ids.New()}";

    /// <summary>The user's token, and the name; null for what there is not.</summary>
    public static (string? Token, string? Client) Split(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (null, null);
        if (text.LastIndexOf(Mark) is not (>= 0 and var mark)) return (text, null);
        return (mark == 0 ? null : text[..mark], mark == text.Length - 1 ? null : text[(mark + 1)..]);
    }
}
