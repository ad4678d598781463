namespace Akka.GameEvents.Client;

/// <summary>How a link ended, whatever carried it.</summary>
internal sealed record LinkEnd(CloseReaction Reaction, GameError Reason, LinkEndedBy By)
{
    /// <summary>Where the server asks to be looked for.</summary>
    public string? Url { get; init; }

    /// <summary>Since the welcome; null when there was none.</summary>
    public TimeSpan? Lived { get; init; }

    /// <param name="bye">What the server said before it.</param>
    /// <param name="cause">What broke, where an exception said so.</param>
    public static LinkEnd Of(int code, ServerMessage? bye, Exception? cause)
    {
        var reaction = CloseCodes.ReactionTo(code);
        if (cause is GameError said)
            return new LinkEnd(reaction, said, LinkEndedBy.Server);
        var reason = new GameError(
            bye?.Code ?? CloseCodes.ErrorFor(code),
            bye?.Message ?? $"The link closed ({code}).",
            retry: bye?.Retry,
            inner: cause);

        // A hello that the server never saw was lost on the way.
        var isSpoken = (bye is not null || code >= CloseCodes.OfTheProtocol || reaction == CloseReaction.Wait) && code != CloseCodes.HandshakeTimeout;
        var by = isSpoken ? LinkEndedBy.Server : cause is HttpRequestException or TimeoutException ? LinkEndedBy.Nobody : LinkEndedBy.Way;
        return new LinkEnd(reaction, reason, by) { Url = bye?.Url };
    }
}
