using System.Security.Cryptography;
using System.Text;

namespace Akka.GameEvents.Server.Admin.Guards;

/// <summary>Who may ask: whoever shows the token, as <c>Authorization: Bearer</c>. Takes the same time however wrong it is.</summary>
internal sealed class TokenRule(string token)
{
    private const string Scheme = "Bearer ";
    private readonly byte[] _hash = Hash(token);

    public bool Allows(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(_hash, Hash(header[Scheme.Length..]));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
