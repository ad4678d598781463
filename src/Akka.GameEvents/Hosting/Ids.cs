using System.Buffers.Text;
using System.Security.Cryptography;

namespace Akka.GameEvents.Hosting;

internal static class Ids
{
    /// <summary>128 random bits as 22 characters.</summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>32 random bits as 6 characters, to keep ids of different servers and runs apart.</summary>
    public static string Short()
    {
        Span<byte> bytes = stackalloc byte[4];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
