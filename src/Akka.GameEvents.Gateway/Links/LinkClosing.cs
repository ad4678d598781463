using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>The decided end of a link: told to its connection actor, which writes the last bytes and stops.</summary>
/// <param name="End">What the handler will hear.</param>
/// <param name="LastBytes">What is still to be written: bye and close frame; empty when nothing can be.</param>
/// <param name="KeepsQueue">Whether what waits in the queue goes out first.</param>
internal sealed record LinkClosing(LinkEnding End, ReadOnlyMemory<byte> LastBytes, bool KeepsQueue)
{
    /// <summary>The connection is gone; nothing can be said.</summary>
    public static LinkClosing Lost { get; } = new(new LinkEnding(LinkEndCause.Lost, null), default, KeepsQueue: false);

    /// <summary>The client does not read what it is sent; what waits for it is dropped.</summary>
    public static LinkClosing SlowConsumer { get; } =
        ByServer(CloseCode.SlowConsumer, CloseCode.SlowConsumer.Description) with { KeepsQueue = false };

    /// <summary>Why, as the client is told; null when nothing is said.</summary>
    public GameError? Reason { get; private init; }

    /// <summary>The message that says so.</summary>
    public Frame? Bye => Reason is { } reason ? ServerMessages.Bye(reason.Code, reason.Message, reason.Retry) : null;

    /// <summary>The server closes: bye, then the close frame.</summary>
    public static LinkClosing ByServer(CloseCode code, string? message, TimeSpan? retry = null)
    {
        var reason = code.Bye is null ? null : new GameError(code.Bye, message ?? code.Description, Retry: retry);
        ReadOnlySpan<byte> bye = reason is null ? [] : ServerMessages.Bye(reason.Code, message, retry).WebSocket.Span;
        byte[] last = [.. bye, .. CloseFrame.Write(code.Value, code.Bye)];
        return new LinkClosing(new LinkEnding(LinkEndCause.Server, code.Value), last, KeepsQueue: true) { Reason = reason };
    }

    /// <summary>The client closed: its close frame is answered with the same code.</summary>
    public static LinkClosing ByClient(int code) =>
        new(new LinkEnding(LinkEndCause.Client, code), CloseFrame.Write(code, reason: null), KeepsQueue: true);
}
