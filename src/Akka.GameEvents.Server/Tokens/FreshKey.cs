using System.Buffers.Text;
using System.Security.Cryptography;
using Akka.GameEvents.Tokens;

namespace Akka.GameEvents.Server.Tokens;

/// <summary>The key of a development server that was given none: it dies with the process, and its tokens with it.</summary>
internal static class FreshKey
{
    public static GameEventsOptions Into(GameEventsOptions options)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenKey.MinSecretBytes));
        return options with { Auth = options.Auth with { Hs256Key = secret } };
    }
}
