using System.Text.Json;

namespace Akka.GameEvents.Compat.Nakama.Accounts;

/// <summary>The tokens of a client, which it calls a session.</summary>
/// <param name="IsCreated">Whether the account is new.</param>
/// <param name="Token">What it shows with each request.</param>
/// <param name="RefreshToken">What it is given new ones for.</param>
internal sealed record NakamaSession(bool IsCreated, string Token, string RefreshToken)
{
    /// <summary>Writes its members.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("created", IsCreated);
        writer.WriteString("token", Token);
        writer.WriteString("refresh_token", RefreshToken);
    }
}
