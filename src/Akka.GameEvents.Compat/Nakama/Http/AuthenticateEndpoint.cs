using Akka.GameEvents.Compat.Nakama.Accounts;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>A device becomes a user with tokens: <c>POST /v2/account/authenticate/device?create&amp;username</c>.</summary>
internal sealed class AuthenticateEndpoint(DeviceAccounts accounts, NakamaTokens tokens)
{
    public NakamaSession Authenticate(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var query = context.Request.Query;
        var mayCreate = query["create"].ToString() switch
        {
            "" or "true" or "1" => true,
            "false" or "0" => false,
            _ => throw new NakamaRefusal(NakamaError.Invalid("create must be true or false.")),
        };
        var shown = CredentialBody.Read(body, "id");
        var account = accounts.Open(shown.Credential, query["username"], mayCreate, out var isNew);
        return tokens.Issue(account, shown.Vars, isNew);
    }
}
