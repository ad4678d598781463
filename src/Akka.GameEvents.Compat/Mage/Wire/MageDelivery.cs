using Akka.GameEvents.Compat.Translation;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Mage.Wire;

/// <summary>An event in the words of MAGE: <c>["name"]</c>, or <c>["name",data]</c>.</summary>
/// <param name="IsForEveryone">Whether it is from the stream for everyone.</param>
/// <param name="Outgoing">What goes into a pack.</param>
internal sealed record MageDelivery(bool IsForEveryone, Outgoing Outgoing)
{
    private static readonly string Global = ActorAddress.Global.ToString();

    public static MageDelivery Of(Outgoing source)
    {
        var said = ServerMessage.Read(source.Frame);
        return new MageDelivery(said.Address == Global, source.As(Frame.Of(MageJson.Event(said.Name, said.Data.Span), isBinary: false)));
    }
}
