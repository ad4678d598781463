using System.Net;
using Akka.GameEvents.ServerEvents.Spool;
using Record = Akka.GameEvents.ServerEvents.Spool.Record;

namespace Akka.GameEvents.Tests.ServerEvents.Spool;

/// <summary>The bytes of docs/spool.md.</summary>
public class FormatTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283u)] // RFC 3720's check value
    [InlineData("The quick brown fox jumps over the lazy dog", 0x22620404u)]
    public void Crc32C_KnownText_KnownChecksum(string text, uint checksum) => Assert.Equal(checksum, Crc32C.Of(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Header_FirstPosition_IsAsDocumented() =>
        Assert.Equal("474553504F4F4C01" + "0700000000000000", Convert.ToHexString(SegmentHeader.Make(7))[..32]);

    [Fact]
    public void Record_SmallEvent_IsAsDocumented()
    {
        var writer = new RecordWriter(1024);
        var happening = new ServerEvent("go", ("k", "v")) { Id = "i", Timestamp = new DateTimeOffset(1, TimeSpan.Zero), ReceivedAt = new DateTimeOffset(2, TimeSpan.Zero) };

        Record.Append(writer, happening);

        Assert.Equal("1D000000", Convert.ToHexString(writer.Written)[..8]);
        Assert.Equal("00" + "0200000000000000" + "0100000000000000" + "0000" + "0169" + "02676F" + "01" + "016B" + "0176", Convert.ToHexString(writer.Written)[16..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public void EventCodec_AnyEvent_ReadsWhatItWrote(int? fixedSeed)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var run = 0; run < 500; run++)
        {
            var written = AnyEvent(random);
            var writer = new RecordWriter(1024);
            EventCodec.Write(writer, written);

            var read = EventCodec.TryRead(writer.Written);

            Assert.NotNull(read);
            Assert.Equal(Told(written), Told(read));
            Assert.Equal(written.Properties, read.Properties);
            for (var kept = 0; kept < writer.Length; kept += 1 + (writer.Length / 50)) Assert.Null(EventCodec.TryRead(writer.Written[..kept]));
        }
    }

    private static object Told(ServerEvent e) =>
        (e.Id, e.Name, e.Timestamp, e.Timestamp.Offset, e.ReceivedAt, (e.External, e.SessionId, e.RemoteAddress), e.User?.Id, e.User?.Name, string.Join('|', e.User?.Roles ?? []));

    private static ServerEvent AnyEvent(Random random)
    {
        var properties = Enumerable.Range(0, random.Next(5)).ToDictionary(n => $"{n}{Text(random)}", _ => Text(random));
        return new ServerEvent("n" + Text(random), properties)
        {
            Id = "i" + Text(random),
            Timestamp = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks / 2) + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(random.Next(-840, 841))),
            ReceivedAt = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero),
            External = random.Next(2) == 0,
            User = random.Next(2) == 0 ? null : new GameUser("u" + Text(random), [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text(random))], random.Next(2) == 0 ? null : Text(random)),
            SessionId = random.Next(2) == 0 ? null : Text(random),
            RemoteAddress = random.Next(3) switch { 0 => null, 1 => IPAddress.Parse("10.0.0.1"), _ => IPAddress.Parse("2001:db8::7") },
        };
    }

    private static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(30)).Select(_ => "aZ0é✓\0\n\""[random.Next(8)])]);
}
