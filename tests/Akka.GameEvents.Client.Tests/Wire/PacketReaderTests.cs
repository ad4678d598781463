using System.Text;
using Akka.GameEvents.Protocol.Tests.Vectors;

namespace Akka.GameEvents.Client.Tests.Wire;

public class PacketReaderTests
{
    private static readonly string[] Seeds =
    [
        """{"t":"welcome","user":"ann","max":65536,"id":0,"heartbeat":15000,"streams":[{"a":"global","e":"G","s":1}],"url":"http://x"}""",
        """{"t":"event","a":"chatRoom/general","s":57,"n":"messageReceived","d":{"id":"m_1","text":"\u00e9\n"}}""",
        """[{"t":"joined","id":1,"a":"a","c":"c","e":"e","s":0,"recovered":false,"d":[1,2,{"x":null}]},{"t":"error","code":"x","message":"y","retry":1.5}]""",
    ];

    [Fact]
    public void Read_Payload_IsTheTextAsItWasWritten()
    {
        var message = Assert.Single(Read("""{"d": {"t" : "bye", "x":[1 ,2]} , "n":"x","a":"r","s":1,"t":"event"}""")!);
        Assert.Equal("""{"t" : "bye", "x":[1 ,2]}""", Encoding.UTF8.GetString(message.Data.Span));
        Assert.Equal((MessageKind.Event, 1L), (message.Kind, message.Sequence));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Read_ArrayOfMessages_IsBounded(int count, bool isPacket) =>
        Assert.Equal(isPacket, Read($"[{string.Join(',', Enumerable.Repeat("""{"t":"pong"}""", count))}]") is not null);

    [Theory]
    [InlineData(100, true)]
    [InlineData(200, false)]
    public void Read_Nesting_IsBounded(int depth, bool isPacket) =>
        Assert.Equal(isPacket, Read($$"""{"t":"event","a":"a","n":"n","d":{{new string('[', depth)}}{{new string(']', depth)}}}""") is not null);

    [Theory]
    [InlineData("""{"t":"error","code":"x","retry":1e300}""", 1L << 31)]
    [InlineData("""{"t":"error","code":"x","retry":0}""", 0)]
    public void Read_AbsurdDuration_IsWhatATimerCanDo(string packet, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Assert.Single(Read(packet)!).Retry);

    [Fact]
    public void Read_PacketsOfTheVectors_NeverThrows() => Assert.All(
        VectorFile.Load("packets.json").EnumerateObject().SelectMany(group => group.Value.EnumerateArray()),
        vector => PacketReader.Read(VectorFile.Bytes(vector.GetProperty("packet"))));

    [Fact]
    public void Read_AnythingAtAll_NeverThrows()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]);
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:0e-tnull"[random.Next(15)];
            PacketReader.Read(bytes.AsMemory(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length));
        }
    }

    private static List<ServerMessage>? Read(string packet) => PacketReader.Read(Encoding.UTF8.GetBytes(packet));
}
