using System.Net;

namespace Akka.GameEvents.Options;

/// <summary>Networks as people write them: <c>10.0.0.0/8</c>, or an address for a network of one.</summary>
internal static class NetworkText
{
    public const string Form = "an address such as 10.1.2.3, or a network such as 10.0.0.0/8";

    /// <returns>Null when the text is neither an address nor a network.</returns>
    public static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
