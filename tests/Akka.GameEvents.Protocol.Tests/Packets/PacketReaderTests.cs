using System.Text;

namespace Akka.GameEvents.Protocol.Tests.Packets;

public class PacketReaderTests
{
    [Fact]
    public void Read_BufferUsedAgain_LeavesTheMessageAlone()
    {
        var buffer = """{"t":"join","id":1,"actor":"x","params":{"name":"Alice"}}"""u8.ToArray();
        var join = Assert.IsType<Join>(PacketReader.Read(buffer).Items[0]);
        Array.Fill(buffer, (byte)'!');

        Assert.Equal("""{"name":"Alice"}""", join.Params.ToString());
        Assert.Equal("x", join.Address.ToString());
    }

    [Fact]
    public void Read_Broken_SaysNothingOfTheParser()
    {
        var fault = PacketReader.Read("{\"t\":}"u8.ToArray()).Fault!;

        Assert.Equal("The packet must be valid JSON of at most 64 levels.", fault.Text);
    }

    [Fact]
    public void ToError_LimitExceeded_NamesLimitAndValue()
    {
        var packet = Encoding.UTF8.GetBytes("""{"t":"emit","id":9,"events":[""" + string.Join(',', Enumerable.Repeat("{}", 501)) + "]}");
        var bad = Assert.IsType<BadMessage>(PacketReader.Read(packet).Items[0]);

        Assert.Equal(9, bad.Id);
        Assert.Equal("""{"limit":"events","value":500}""", bad.ToError().Data.ToString());
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Read_EventProperties_AreBounded(int count, bool good)
    {
        var properties = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"p{i}\":\"\""));
        var emit = Assert.IsType<Emit>(PacketReader.Read(Encoding.UTF8.GetBytes(
            $$$"""{"t":"emit","id":1,"events":[{"name":"x","properties":{{{{properties}}}}}]}""")).Items[0]);

        Assert.Equal(good, emit.Events[0] is EmittedEvent);
    }

    [Fact]
    public void Read_Call_AllocatesLittleBesideItsMembers()
    {
        var packet = """{"t":"call","id":1,"a":"bench/1","action":"publish","args":["0123456789"]}"""u8.ToArray();
        PacketReader.Read(packet);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            PacketReader.Read(packet);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 1, 512);
    }
}
