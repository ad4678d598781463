using System.Buffers.Binary;
using System.Text;

namespace Akka.GameEvents.Gateway.Tests.Support;

/// <summary>One WebSocket frame as it came.</summary>
internal sealed record RawFrame(int FirstByte, byte[] Payload)
{
    public bool IsFinal => (FirstByte & 0x80) != 0;

    public Opcode Opcode => (Opcode)(FirstByte & 0x0f);

    public string Text => Encoding.UTF8.GetString(Payload);

    public int? CloseCode => Payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Payload) : null;
}
