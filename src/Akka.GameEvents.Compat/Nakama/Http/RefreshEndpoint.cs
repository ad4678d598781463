using Akka.GameEvents.Compat.Nakama.Accounts;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>A refresh token becomes fresh tokens of the same user: <c>POST /v2/account/session/refresh</c>.</summary>
internal sealed class RefreshEndpoint(NakamaTokens tokens)
{
    public NakamaSession Refresh(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var shown = CredentialBody.Read(body, "token");
        if (shown.Credential.Length == 0) throw new NakamaRefusal(NakamaError.Invalid("Refresh token is required."));
        return tokens.TryRefresh(shown.Credential, shown.Vars)
            ?? throw new NakamaRefusal(new NakamaError(RpcCode.Unauthenticated, "Refresh token invalid or expired."));
    }
}
