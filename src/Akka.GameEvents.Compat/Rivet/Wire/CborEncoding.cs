using System.Buffers;
using Akka.GameEvents.Compat.Rivet.Cbor;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>Both clients' <c>cbor</c>: what they say in JSON, in CBOR. It can say by itself what marks are for, so the client's values have none.</summary>
internal sealed class CborEncoding(RivetEncoding json) : RivetEncoding
{
    public override bool IsBinary => true;

    public override RivetRequest? TryRead(ReadOnlyMemory<byte> bytes) => CborJson.TryRead(bytes.Span, out var text) ? json.TryRead(text) : null;

    public override Frame Write(RivetMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CborJson.Write(json.Write(message).Text.Span, buffer);
        return Frame.Of(buffer.WrittenSpan, isBinary: true);
    }
}
