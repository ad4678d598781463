namespace Akka.GameEvents.Soak.Truth;

/// <summary>Where in a log something happened.</summary>
/// <param name="Epoch">The how manieth epoch of the log.</param>
/// <param name="Sequence">Where in it.</param>
internal readonly record struct Place(int Epoch, long Sequence) : IComparable<Place>
{
    public static Place Beginning => default;

    public static Place End { get; } = new(int.MaxValue, long.MaxValue);

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;

    public int CompareTo(Place other) => Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Sequence.CompareTo(other.Sequence);

    public override string ToString() => $"{Sequence} of epoch {Epoch + 1}";
}
