namespace Akka.GameEvents.Protocol;

/// <summary>Makes a message of the members of one element.</summary>
internal static class MessageReader
{
    public static PacketItem Read(ref MessageMembers members)
    {
        PacketItem? message = members.Text(Member.T) switch
        {
            "hello" => Hello(ref members),
            "join" => Join(ref members),
            "leave" => new Leave(members.Id(), members.Address()) { Ack = members.Ack() },
            "listen" => Listen(ref members),
            "call" => Call(ref members, members.Id()),
            "emit" => new Emit(members.Id(), members.EmittedItems()) { Ack = members.Ack() },
            "auth" => new Auth(members.Id(), members.Text(Member.Token)) { Ack = members.Ack() },
            "ping" => new Ping { Ack = members.Ack() },
            "bye" => new Bye { Ack = members.Ack() },
            _ => null,
        };
        if (message is null)
            members.Expect(Member.T, "hello, join, leave, listen, call, emit, auth, ping or bye");
        return Checked(ref members, message);
    }

    public static PacketItem ReadLoneCall(ref MessageMembers members) => Checked(ref members, Call(ref members, 0));

    public static PacketItem ReadLoneEmit(ref MessageMembers members) => Checked(ref members, new Emit(0, members.EmittedItems()));

    private static PacketItem Checked(ref MessageMembers members, PacketItem? message) =>
        members.Fault is { } fault ? new BadMessage(members.EchoId, fault.Code, fault.Message, fault.Data) : message!;

    /// <summary>A token has no bound of its own: who verifies it refuses a long one as <c>unauthorized</c>.</summary>
    private static Hello Hello(ref MessageMembers members) =>
        new(
            members.Integer(Member.V, 0),
            members.OptionalText(Member.Token),
            members.OptionalText(Member.Session, 0, PacketLimits.SessionBytes),
            members.SeenPositions())
        { Ack = members.Ack() };

    private static Join Join(ref MessageMembers members) =>
        new(
            members.Id(),
            members.ActorAndKey(),
            members.Mode(),
            members.OptionalValue(Member.Input),
            members.OptionalValue(Member.Params),
            members.EventNames(Member.Listen),
            members.SeenPosition())
        { Ack = members.Ack() };

    private static Listen Listen(ref MessageMembers members) =>
        new(members.Id(), members.Address(), members.EventNames(Member.Add) ?? [], members.EventNames(Member.Remove) ?? [])
        { Ack = members.Ack() };

    private static Call Call(ref MessageMembers members, long id) =>
        new(
            id,
            members.Address(),
            members.Text(Member.Action, 0, PacketLimits.NameBytes),
            members.OptionalArray(Member.Args),
            members.Mode())
        { Ack = members.Ack() };
}
