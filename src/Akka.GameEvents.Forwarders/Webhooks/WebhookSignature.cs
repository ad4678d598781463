using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Akka.GameEvents.Forwarders.Webhooks;

/// <summary>
/// Signs requests as Standard Webhooks 1.0 says (https://github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over
/// <c>id.timestamp.body</c>, in base64 after <c>v1,</c>.
/// </summary>
internal sealed class WebhookSignature(byte[] key)
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string Header = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int LeastKeyBytes = 24;
    private const int MostKeyBytes = 64;
    private const int LeastTextBytes = 32;

    /// <summary>The key that a setting means; null when it is none.</summary>
    public static byte[]? ReadKey(string setting)
    {
        if (!setting.StartsWith(Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetByteCount(setting) >= LeastTextBytes ? Encoding.UTF8.GetBytes(setting) : null;
        var bytes = new byte[setting.Length];
        return Convert.TryFromBase64String(setting[Prefix.Length..], bytes, out var length) && length is >= LeastKeyBytes and <= MostKeyBytes
            ? bytes[..length]
            : null;
    }

    /// <summary>The value of the header.</summary>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
