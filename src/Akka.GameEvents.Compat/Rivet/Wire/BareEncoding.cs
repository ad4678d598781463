using System.Buffers;
using Akka.GameEvents.Compat.Rivet.Bare;
using Akka.GameEvents.Compat.Rivet.Cbor;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Rivet.Wire;

/// <summary>rivetkit's default: BARE in binary frames behind a version, with values in CBOR.</summary>
internal sealed class BareEncoding : RivetEncoding
{
    /// <summary>Of the client protocol; each message begins with it.</summary>
    public const ushort Version = 4;

    private const byte ArrayOfNone = 0x80;
    private const byte ArrayOfOne = 0x81;

    public static BareEncoding Instance { get; } = new();

    public override bool IsBinary => true;

    public override RivetRequest? TryRead(ReadOnlyMemory<byte> bytes)
    {
        var reader = new BareReader(bytes.Span);
        if (!reader.TryReadUInt16(out var version) || version != Version || !reader.TryReadByte(out var tag)) return null;
        var request = tag switch { 0 => TryReadAction(ref reader), 1 => TryReadSubscription(ref reader), _ => (RivetRequest?)null };
        return reader.IsAtEnd ? request : null;
    }

    public override Frame Write(RivetMessage message)
    {
        var writer = new BareWriter().UInt16(Version);
        switch (message)
        {
            case RivetInit init:
                writer.Byte(0).Text(init.ActorId).Text(init.ConnectionId);
                break;
            case RivetFailure failure:
                WriteFailure(writer.Byte(1), failure);
                break;
            case RivetOutput output:
                writer.Byte(2).UInt(output.ActionId).Data(Value(output.Output));
                break;
            case RivetEvent @event:
                writer.Byte(3).Text(@event.Name).Data(Arguments(@event.Payload));
                break;
        }

        return Frame.Of(writer.Written, isBinary: true);
    }

    /// <summary>A value of the server in CBOR; none is null.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlyMemory<byte> json)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length + 16);
        CborJson.Write(json.IsEmpty ? "null"u8 : CompatJson.Escape(json).Span, buffer);
        return buffer.WrittenSpan;
    }

    /// <summary>The arguments of an action, out of CBOR; false when they are none.</summary>
    public static bool TryReadArgs(ReadOnlySpan<byte> cbor, out RawJson args)
    {
        args = default;
        return CborJson.TryRead(cbor, out var json) && CompatJson.TryRevive(json.Span, out args) && args.Utf8.Span[0] == '[';
    }

    private static RivetAction? TryReadAction(ref BareReader reader) =>
        reader.TryReadUInt(out var id) && reader.TryReadName(PacketLimits.NameBytes, out var name) && reader.TryReadData(out var cbor) && TryReadArgs(cbor, out var args)
            ? new RivetAction(id, name, args)
            : null;

    private static RivetSubscription? TryReadSubscription(ref BareReader reader) =>
        reader.TryReadName(PacketLimits.NameBytes, out var name) && reader.TryReadBool(out var subscribe) ? new RivetSubscription(name, subscribe) : null;

    private static void WriteFailure(BareWriter writer, RivetFailure failure)
    {
        var error = failure.Error;
        writer.Text(error.Group).Text(error.Code).Text(error.Message).Has(error.Metadata.IsPresent);
        if (error.Metadata.IsPresent) writer.Data(Value(error.Metadata.Utf8));
        writer.Has(failure.ActionId is not null);
        if (failure.ActionId is { } id) writer.UInt(id);
        writer.Has(false); // which actor it was
    }

    private static ReadOnlySpan<byte> Arguments(ReadOnlyMemory<byte> payload)
    {
        var buffer = new ArrayBufferWriter<byte>(payload.Length + 16);
        buffer.Write(payload.IsEmpty ? [ArrayOfNone] : [ArrayOfOne]);
        if (!payload.IsEmpty) CborJson.Write(CompatJson.Escape(payload).Span, buffer);
        return buffer.WrittenSpan;
    }
}
