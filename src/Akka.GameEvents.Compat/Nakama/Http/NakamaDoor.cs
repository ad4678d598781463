using System.Security.Cryptography;
using System.Text;
using Akka.GameEvents.Compat.Nakama.Accounts;
using Akka.GameEvents.Gateway.Http;
using Akka.GameEvents.Gateway.Limits;
using Microsoft.AspNetCore.Http;

namespace Akka.GameEvents.Compat.Nakama.Http;

/// <summary>Who may ask for tokens: an address that does not ask too often, and shows the server's key.</summary>
internal sealed class NakamaDoor(string serverKey, AddressLimits addresses, int maxBodyBytes)
{
    private readonly byte[] _authorization = Encoding.UTF8.GetBytes("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(serverKey + ":")));

    /// <summary>An endpoint behind the door that makes tokens of a body.</summary>
    public RequestDelegate Guard(Func<HttpContext, ReadOnlyMemory<byte>, NakamaSession> endpoint) => async context =>
    {
        try
        {
            CheckAddress(context);
            CheckKey(context);
            var session = endpoint(context, await ReadAsync(context).ConfigureAwait(false));
            await NakamaAnswers.WriteAsync(context, session.Write).ConfigureAwait(false);
        }
        catch (NakamaRefusal refusal)
        {
            await NakamaAnswers.FailAsync(context, refusal.Error).ConfigureAwait(false);
        }
    };

    private void CheckAddress(HttpContext context)
    {
        if (!addresses.TryOpenLink(context.Connection.RemoteIpAddress, out var retry))
            throw new NakamaRefusal(new NakamaError(RpcCode.ResourceExhausted, "Too many requests from this address.", retry));
    }

    private void CheckKey(HttpContext context)
    {
        string? shown = context.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(shown)) throw new NakamaRefusal(new NakamaError(RpcCode.Unauthenticated, "Server key required"));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), _authorization))
            throw new NakamaRefusal(new NakamaError(RpcCode.Unauthenticated, "Server key invalid"));
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (!InflatedBody.Reads(context)) throw new NakamaRefusal(NakamaError.Invalid("A body may be packed with gzip or deflate, or not at all."));
        try
        {
            return await InflatedBody.ReadAsync(context, maxBodyBytes).ConfigureAwait(false) ?? throw new NakamaRefusal(NakamaError.Invalid("http: request body too large"));
        }
        catch (InvalidDataException)
        {
            throw new NakamaRefusal(NakamaError.Invalid("The body is not packed as Content-Encoding says."));
        }
    }
}
