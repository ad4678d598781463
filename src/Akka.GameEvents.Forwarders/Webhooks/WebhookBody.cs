using Akka.GameEvents.Forwarders.Batches;

namespace Akka.GameEvents.Forwarders.Webhooks;

/// <summary>The body of a webhook's request.</summary>
internal static class WebhookBody
{
    public static byte[] Write(EventBatch batch, WebhookFormat format)
    {
        var isArray = format == WebhookFormat.Json;
        using var body = new MemoryStream(batch.Events.Sum(one => one.Json.Length + 1) + 1);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (isArray) body.WriteByte(i == 0 ? (byte)'[' : (byte)',');
            body.Write(batch.Events[i].Json);
            if (!isArray) body.WriteByte((byte)'\n');
        }

        if (isArray) body.WriteByte((byte)']');
        return body.ToArray();
    }

    public static string ContentType(WebhookFormat format) => format == WebhookFormat.Json ? "application/json" : "application/x-ndjson";
}
