using System.Text;
using Akka.GameEvents.Compat.Rivet.ActorCore;
using Akka.GameEvents.Compat.Rivet.Wire;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public class EncodingTests
{
    private static readonly RivetEncoding[] All =
        [JsonEncoding.Instance, new CborEncoding(new JsonEncoding(marksArguments: false)), BareEncoding.Instance, ActorCoreEncoding.Instance, new CborEncoding(ActorCoreEncoding.Instance)];

    // As the published client sends them.
    [Theory]
    [InlineData("0400010f6d657373616765526563656976656401", "messageReceived", true)]
    [InlineData("0400010f6d657373616765526563656976656400", "messageReceived", false)]
    public void Bare_Subscription_IsRead(string hex, string name, bool subscribe) =>
        Assert.Equal(new RivetSubscription(name, subscribe), BareEncoding.Instance.TryRead(Convert.FromHexString(hex)));

    [Fact]
    public void Bare_Action_IsRead()
    {
        var request = BareEncoding.Instance.TryRead(Convert.FromHexString("040000000b73656e644d657373616765098261756548656c6c6f"));

        Assert.Equal(new RivetAction(0, "sendMessage", RawJson.From("""["u","Hello"]"""u8)), request);
    }

    [Theory]
    [InlineData("0300010161" + "01", "another version")]
    [InlineData("0400020161" + "01", "another tag")]
    [InlineData("0400010161" + "02", "a flag that is neither")]
    [InlineData("0400010161", "a flag that is missing")]
    [InlineData("040001016101" + "00", "more than a message")]
    [InlineData("04000100" + "01", "an empty name")]
    [InlineData("040001ff" + "01", "a name of more than there is")]
    [InlineData("040000ffffffffffffffffff02016101" + "80", "an id of more than 64 bits")]
    [InlineData("04000000016101" + "01", "arguments that are no array")]
    public void Bare_Malformed_IsRefused(string hex, string what) => Assert.True(BareEncoding.Instance.TryRead(Convert.FromHexString(hex)) is null, what);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"body":[]}""")]
    [InlineData("""{"body":{"tag":"Init","val":{}}}""")]
    [InlineData("""{"body":{"tag":"ActionRequest","val":{"id":-1,"name":"a","args":[]}}}""")]
    [InlineData("""{"body":{"tag":"ActionRequest","val":{"id":["$BigInt","x"],"name":"a","args":[]}}}""")]
    [InlineData("""{"body":{"tag":"ActionRequest","val":{"id":1,"name":"","args":[]}}}""")]
    [InlineData("""{"body":{"tag":"ActionRequest","val":{"id":1,"name":"a","args":{}}}}""")]
    [InlineData("""{"body":{"tag":"ActionRequest","val":{"id":1,"name":"a","args":["$BigInt","5"]}}}""")]
    [InlineData("""{"body":{"tag":"SubscriptionRequest","val":{"eventName":"a","subscribe":1}}}""")]
    public void Json_Malformed_IsRefused(string json) => Assert.Null(JsonEncoding.Instance.TryRead(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"b":{}}""")]
    [InlineData("""{"b":{"rr":{"i":"0","n":"a","a":[]}}}""")]
    [InlineData("""{"b":{"rr":{"i":0,"n":"a"}}}""")]
    [InlineData("""{"b":{"sr":{"e":"a"}}}""")]
    public void ActorCore_Malformed_IsRefused(string json) => Assert.Null(ActorCoreEncoding.Instance.TryRead(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        byte[][] seeds =
        [
            """{"body":{"tag":"ActionRequest","val":{"id":["$BigInt","0"],"name":"a","args":["$$x",["$Set",[1]]]}}}"""u8.ToArray(),
            """{"b":{"rr":{"i":0,"n":"a","a":[{"b":"\u00e9"}]}}}"""u8.ToArray(),
            Convert.FromHexString("040000000b73656e644d657373616765098261756548656c6c6f"),
            Convert.FromHexString("a164626f6479a26374616763496e69746376616ca0"),
        ];
        for (var round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. seeds[random.Next(seeds.Length)]];
            for (var changes = random.Next(1, 5); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = bytes.AsMemory(0, random.Next(bytes.Length + 1));
            foreach (var encoding in All) encoding.TryRead(cut);
        }
    }
}
