namespace Akka.GameEvents.Protocol;

/// <summary>An element, or a whole packet, that is refused before anything of it runs; answered with one <c>error</c>.</summary>
/// <param name="Id">The element's <c>id</c> when that is an integer of at most 53 bits, in range or not; otherwise null.</param>
/// <param name="Code"><see cref="ErrorCodes.BadMessage"/> or <see cref="ErrorCodes.LimitExceeded"/>.</param>
/// <param name="Text">The member at fault and what was expected; never the text of an exception.</param>
/// <param name="Data">For <see cref="ErrorCodes.LimitExceeded"/> the limit's name and value.</param>
public sealed record BadMessage(long? Id, string Code, string Text, RawJson Data = default) : PacketItem
{
    /// <summary>The error that answers it.</summary>
    public GameError ToError() => new(Code, Text, Data);
}
