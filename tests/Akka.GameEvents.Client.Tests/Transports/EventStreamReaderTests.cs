using System.Text;

namespace Akka.GameEvents.Client.Tests.Transports;

public class EventStreamReaderTests
{
    private const string Stream = ": hello\n\nid: 1\r\ndata: [{\"t\":\"é\"}]\r\n\r\nretry: 5\n\ndata:1\ndata: 2\n\nevent: x\ndata: last\n\ndata: unfinished";

    [Fact]
    public void Feed_InPiecesOfAnySize_GivesTheSameEvents()
    {
        var bytes = Encoding.UTF8.GetBytes(Stream);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var reader = new EventStreamReader(1_000);
            var events = new List<string>();
            foreach (var piece in bytes.Chunk(size))
            {
                reader.Feed(piece);
                while (reader.TryTake(out var data))
                    events.Add(Encoding.UTF8.GetString(data.Span).TrimEnd());
            }

            Assert.Equal(["[{\"t\":\"é\"}]", "1\n2", "last"], events);
        }
    }

    [Theory]
    [InlineData("data: ", 1)]
    [InlineData("data: 1\n", 200)]
    public void Feed_MoreThanOneEventMayHave_IsTooBig(string text, int times)
    {
        var reader = new EventStreamReader(100);
        var error = Assert.Throws<GameError>(() => reader.Feed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)) + new string('x', 100))));
        Assert.Equal(GameErrorCodes.MessageTooBig, error.Code);
    }
}
