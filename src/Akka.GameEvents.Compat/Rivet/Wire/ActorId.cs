using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>The id of an actor, as clients of Rivet carry it around in paths: its address in URL-safe Base64.</summary>
internal static class ActorId
{
    public static string Of(ActorAddress address) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(address.ToString()));

    public static bool TryRead(string id, [NotNullWhen(true)] out ActorAddress? address)
    {
        address = null;
        return Base64Url.IsValid(id) && ActorAddress.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(id)), out address);
    }
}
