// One type of each sort: what ApiListingTests expects of them is the specification of the listing.
namespace Akka.GameEvents.Architecture.Tests.Api.Surface;

public enum Colour : byte
{
    Red,
    Blue = 7,
}

public delegate TResult? Ask<in TQuestion, out TResult>(TQuestion question, params string?[] more) where TQuestion : notnull;

public interface IShape<T> where T : class?, new()
{
    int Count { get; }

    ValueTask<T?> FindAsync(string name, CancellationToken cancellation = default);
}

public readonly record struct Point(int X, int? Y);

public record Message(string Text, object? Sender = null)
{
    public static int Total { get; internal set; }

    public required int Size { get; init; }
}

public abstract class Base<T> : IDisposable
{
    public const string Name = "base";

    private protected Base()
    {
    }

    protected Base(T value, Colour colour = Colour.Blue) => (Value, Kind) = (value, colour);

    public event EventHandler<string?>? Changed;

    public T? Value { get; protected set; }

    public string this[int index, string? key] => $"{index}{key}";

    internal Colour Kind { get; }

    public abstract void Run(ref int count, out string? text, in Point place);

    public virtual Dictionary<string, List<T?>?> Read((int Number, string? Text) pair, int[][]? grid) => [];

    public sealed override string ToString() => "";

    public void Dispose()
    {
        Changed?.Invoke(this, null);
        GC.SuppressFinalize(this);
    }

    public sealed class Inner<TOther>
    {
        public static Inner<TOther> operator +(Inner<TOther> left, Inner<TOther> right) => left ?? right;

        public Inner<TOther> With(Base<int>.Inner<TOther> other, Func<T, TOther?> map) => this;
    }
}

public static class Extensions
{
    public static bool IsLong<T>(this IReadOnlyList<T> list, double factor = 1.5) where T : struct, IComparable<T> => list.Count > factor;
}
