namespace Akka.GameEvents.Client;

/// <summary>A leave: whatever is answered, it is over.</summary>
internal sealed class LeaveRequest(string address) : Request("leave", ClientMessages.Write(writer => writer.WriteString("a", address)))
{
    public override void Answered(ServerMessage answer)
    {
    }

    public override void Lost(GameError error)
    {
    }
}
