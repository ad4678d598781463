using System.Text;
using System.Text.Json.Nodes;
using Akka.GameEvents.Protocol.Tests.Vectors;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Protocol.Tests.Packets;

public class PacketReaderProperties
{
    private static readonly byte[][] Known =
        [.. VectorFile.Load("packets.json").GetProperty("cases").EnumerateArray().Select(vector => VectorFile.Bytes(vector.GetProperty("packet")))];

    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "true", "0", "-0", "1", "-1", "1.0", "1e2", "1e999999", "9007199254740991", "9007199254740992", "99999999999999999999",
        "\"\"", "\"x\"", "\"*\"", "\"create\"", "\"chatRoom/general\"", "\"x/%61\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"é\"");

    private static readonly Gen<string> Names = Gen.Elements(
        [.. Enum.GetValues<Member>().Select(member => $"\"{member.Text()}\""), "\"\\u0074\"", "\"\\udc00\"", "\"\"", "\"other\""]);

    private static readonly Gen<string> Value = Gen.Sized(ValueOfSize);

    private static readonly Gen<string> Message = Object(
        Gen.Elements("hello", "join", "leave", "listen", "call", "emit", "auth", "ping", "bye", "nope"), Value);

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Read_RandomBytes_NeverThrows() =>
        Check.One(Thorough, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => IsSound(PacketReader.Read(bytes))));

    [Fact]
    public void Read_KnownPacketWithBytesChanged_NeverThrows()
    {
        var edits = Gen.ArrayOf(ArbMap.Default.GeneratorFor<(int At, byte Value)>());
        var mutant = Gen.Elements(Known).SelectMany(packet => edits.Select(edit => Mutate(packet, edit)));

        Check.One(Thorough, Prop.ForAll(mutant.ToArbitrary(), bytes => IsSound(PacketReader.Read(bytes))));
    }

    [Fact]
    public void Read_ValidButWrongMessage_IsRefusedByItself() =>
        Check.One(Thorough, Prop.ForAll(Message.ToArbitrary(), text =>
        {
            var packet = PacketReader.Read(Encoding.UTF8.GetBytes(text));
            return IsSound(packet) && !packet.IsBroken && packet.Items.Count == 1;
        }));

    [Fact]
    public void Read_WrongMessagesBeforeAGoodOne_LeaveItAlone() =>
        Check.One(Thorough, Prop.ForAll(Gen.ArrayOf(Message).Select(all => all.Take(99).ToArray()).ToArbitrary(), messages =>
        {
            var packet = PacketReader.Read(Encoding.UTF8.GetBytes($"[{string.Concat(messages.Select(m => m + ","))}{{\"t\":\"ping\"}}]"));
            return packet.Items.Count == messages.Length + 1 && packet.Items[^1] is Ping;
        }));

    [Fact]
    public void Read_AnyCall_KeepsItsMembers()
    {
        var calls = ArbMap.Default.GeneratorFor<(ulong Id, string Action, string[] Args)>()
            .Where(call => new[] { call.Action ?? "" }.Concat(call.Args).All(text => IsUnicode(text ?? "")));

        Check.One(Thorough, Prop.ForAll(calls.ToArbitrary(), call =>
        {
            var id = (long)(call.Id % PacketLimits.MaxInteger) + 1;
            var args = new JsonArray([.. call.Args.Select(arg => (JsonNode?)arg)]);
            var json = new JsonObject { ["id"] = id, ["args"] = args, ["a"] = "x/1", ["action"] = call.Action ?? "", ["t"] = "call" };

            var item = PacketReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).Items[0];

            return (item is BadMessage && Encoding.UTF8.GetByteCount(call.Action ?? "") > PacketLimits.NameBytes)
                || (item is Call read && read.Id == id && read.Action == (call.Action ?? "")
                    && JsonNode.DeepEquals(args, JsonNode.Parse(read.Args.Utf8.Span)));
        }));
    }

    private static bool IsSound(Packet packet) => packet.IsBroken
        ? packet.Items.Count == 0 && packet.Fault.Id is null
        : packet.Items.Count > 0 && packet.Items.All(item => item is ClientMessage || IsSound((BadMessage)item));

    private static bool IsSound(BadMessage bad) =>
        bad.Code == ErrorCodes.BadMessage || (bad.Code == ErrorCodes.LimitExceeded && bad.Data.IsPresent);

    private static byte[] Mutate(byte[] packet, (int At, byte Value)[] edits)
    {
        var bytes = packet.ToList();
        foreach (var (at, value) in edits)
        {
            var index = (int)((uint)at % (uint)(bytes.Count + 1));
            if (value % 3 == 0)
                bytes.Insert(index, value);
            else if (index < bytes.Count && value % 3 == 1)
                bytes[index] = value;
            else if (index < bytes.Count)
                bytes.RemoveAt(index);
        }

        return [.. bytes];
    }

    private static Gen<string> ValueOfSize(int size) => size < 2
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, Gen.ArrayOf(Value.Resize(size / 4)).Select(items => $"[{string.Join(',', items)}]")),
            (1, Object(Gen.Elements("x", "e"), Value.Resize(size / 4))));

    private static Gen<string> Object(Gen<string> type, Gen<string> value) =>
        from t in type
        from members in Gen.ArrayOf(from name in Names from v in value select $"{name}:{v},")
        select $"{{{string.Concat(members.Take(20))}\"t\":\"{t}\"}}";

    private static bool IsUnicode(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
