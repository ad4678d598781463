namespace Akka.GameEvents.Gateway.Http;

/// <summary>What requests of pages from other origins may be like.</summary>
/// <param name="Methods">Their methods.</param>
/// <param name="Headers">Their headers, beyond those that need no permission.</param>
/// <param name="WithCredentials">Whether the pages' programs may send cookies along; nothing here reads any.</param>
internal sealed record CorsRule(string Methods, string Headers, bool WithCredentials = false)
{
    /// <summary>Those of protocol v1.</summary>
    public static CorsRule Own { get; } = new("GET, POST, DELETE", "Authorization, Content-Type, Last-Event-ID");
}
