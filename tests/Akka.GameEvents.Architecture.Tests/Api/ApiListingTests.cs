using Akka.GameEvents.Build.Api;

namespace Akka.GameEvents.Architecture.Tests.Api;

public class ApiListingTests
{
    [Theory]
    [InlineData(typeof(Surface.Colour), """
        public enum Surface.Colour : byte
            Red = 0
            Blue = 7
        """)]
    [InlineData(typeof(Surface.Ask<,>), """
        public delegate TResult? Surface.Ask<in TQuestion, out TResult>(TQuestion question, params string?[] more) where TQuestion : notnull
        """)]
    [InlineData(typeof(Surface.IShape<>), """
        public interface Surface.IShape<T> where T : class?, new()
            public ValueTask<T?> FindAsync(string name, CancellationToken cancellation = default)
            public int Count { get; }
        """)]
    [InlineData(typeof(Surface.Point), """
        public readonly record struct Surface.Point : IEquatable<Point>
            public Point(int X, int? Y)
            public int X { get; init; }
            public int? Y { get; init; }
        """)]
    [InlineData(typeof(Surface.Message), """
        public record Surface.Message : IEquatable<Message>
            public Message(string Text, object? Sender = null)
            public object? Sender { get; init; }
            public required int Size { get; init; }
            public static int Total { get; }
            public string Text { get; init; }
        """)]
    [InlineData(typeof(Surface.Base<>), """
        public abstract class Surface.Base<T> : IDisposable
            protected Base(T value, Colour colour = Colour.Blue)
            public T? Value { get; protected set; }
            public abstract void Run(ref int count, out string? text, in Point place)
            public const string Name = "base"
            public event EventHandler<string?>? Changed
            public sealed override string ToString()
            public string this[int index, string? key] { get; }
            public virtual Dictionary<string, List<T?>?> Read((int, string?) pair, int[][]? grid)
            public void Dispose()
        """)]
    [InlineData(typeof(Surface.Base<>.Inner<>), """
        public sealed class Surface.Base<T>.Inner<TOther>
            public Base<T>.Inner<TOther> With(Base<int>.Inner<TOther> other, Func<T, TOther?> map)
            public Inner()
            public static Base<T>.Inner<TOther> op_Addition(Base<T>.Inner<TOther> left, Base<T>.Inner<TOther> right)
        """)]
    [InlineData(typeof(Surface.Extensions), """
        public static class Surface.Extensions
            public static bool IsLong<T>(this IReadOnlyList<T> list, double factor = 1.5) where T : struct, IComparable<T>
        """)]
    public void Of_Type_ReadsAsDeclared(Type type, string expected) =>
        Assert.Equal(expected + "\n", ApiListing.Of([type]).Replace(typeof(ApiListingTests).Namespace + ".", "", StringComparison.Ordinal));

    [Fact]
    public void Of_Assembly_ListsInOrder()
    {
        var names = ApiListing.Of(typeof(Surface.Colour).Assembly).Split('\n')
            .Where(line => line.Contains(".Surface.", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(".Surface.Ask<", names[0], StringComparison.Ordinal);
        Assert.Contains(".Surface.Point", names[^1], StringComparison.Ordinal);
        Assert.Equal(8, names.Count);
    }
}
