using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Protocol.Tests.Frames;

public class FrameTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(127, 4)]
    [InlineData(65535, 4)]
    [InlineData(65536, 10)]
    [InlineData(1 << 20, 10)]
    public void WebSocket_TextOfLength_HasTheShortestHeader(int length, int headerLength)
    {
        var text = Encoding.UTF8.GetBytes(new string('x', length));
        var frame = FrameOf(text);

        Assert.Equal(headerLength, frame.WebSocket.Length - length);
        AssertUnmaskedText(frame.WebSocket.Span, text);
        Assert.Equal(text, frame.Text);
    }

    [Fact]
    public void WebSocket_AnyLength_ReadsBack() =>
        Prop.ForAll(Gen.Choose(0, 70_000).ToArbitrary(), length => AssertUnmaskedText(FrameOf(new byte[length]).WebSocket.Span, new byte[length]))
            .QuickCheckThrowOnFailure();

    private static Frame FrameOf(ReadOnlySpan<byte> text)
    {
        var buffer = new byte[WebSocketHeader.MaxLength + text.Length];
        text.CopyTo(buffer.AsSpan(WebSocketHeader.MaxLength));
        return new Frame(buffer, text.Length);
    }

    /// <summary>Reads a frame as RFC 6455 §5.2 says.</summary>
    private static void AssertUnmaskedText(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> text)
    {
        Assert.Equal(0b1000_0001, frame[0]);
        Assert.Equal(0, frame[1] & 0b1000_0000);
        var (length, header) = frame[1] switch
        {
            127 => ((long)BinaryPrimitives.ReadUInt64BigEndian(frame[2..]), 10),
            126 => (BinaryPrimitives.ReadUInt16BigEndian(frame[2..]), 4),
            var small => (small, 2),
        };
        Assert.Equal(text.Length, length);
        Assert.True(frame[header..].SequenceEqual(text));
    }
}
