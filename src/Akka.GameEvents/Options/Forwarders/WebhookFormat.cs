namespace Akka.GameEvents;

/// <summary>How the body of a webhook's request holds the events of a batch.</summary>
public enum WebhookFormat
{
    /// <summary>One array, <c>application/json</c>.</summary>
    Json,

    /// <summary>One object a line, <c>application/x-ndjson</c>.</summary>
    Ndjson,
}
