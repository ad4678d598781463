using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akka.GameEvents.Samples.Analytics;

/// <summary>
/// What somebody else's server does with the webhook: it believes what is signed and new, leaves out batches that come again, and answers
/// at once.
/// </summary>
internal static class Receiver
{
    private const int MaxBytes = 2 * 1024 * 1024;
    private static readonly byte[] Key = Convert.FromBase64String("c2FtcGxlLXNlY3JldC10aGF0LWV2ZXJ5Ym9keS1rbm93cw==");
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    public static void MapReceiver(this IEndpointRouteBuilder app)
    {
        app.MapPost("/receiver", ReceiveAsync);
        app.MapGet("/receiver", (Received received) => received.Events);
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, Received received, TimeProvider time)
    {
        if (request.ContentLength is null or > MaxBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var id = request.Headers["webhook-id"].ToString();
        if (!IsGenuine(id, request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body.ToArray(), time))
            return Results.Unauthorized();
        received.Add(id, JsonSerializer.Deserialize<JsonObject[]>(body.ToArray())!);
        return Results.NoContent();
    }

    private static bool IsGenuine(string id, string timestamp, string signature, byte[] body, TimeProvider time)
    {
        if (!long.TryParse(timestamp, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Oldest.TotalSeconds) return false;
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }
}
