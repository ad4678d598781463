using Akka.GameEvents.Hocon.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Hocon.Tests.Support;

/// <summary>Random resolved objects.</summary>
internal static class Generated
{
    private const int MaxWidth = 5;

    private static readonly HoconOrigin Nowhere = new("random", 1, 1);

    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("", " ", "a b", "x.y", "include", "true", "1e5", "007", "\"\"\"", "\\", "${a}", "// no", "# no", "é\u2028\ufeff", "😀", "\ud800", "\udc00x", "\0\n\t\u007f\u0085"));

    private static readonly Gen<HoconValue> Scalar = Gen.OneOf(
        Text.Select(text => New(ScalarKind.String, text)),
        Gen.Elements("0", "-0", "1.50", "1e5", "-12.5E+10", "123456789012345678901234567890").Select(text => New(ScalarKind.Number, text)),
        Gen.Elements("true", "false").Select(text => New(ScalarKind.Boolean, text)),
        Gen.Constant(New(ScalarKind.Null, "null"))).Select(HoconValue (scalar) => scalar);

    public static Arbitrary<HoconObject> Any { get; } = Gen.Sized(size => Object(size, Text)).ToArbitrary();

    /// <summary>Of few names, so that two of them overlap.</summary>
    public static Arbitrary<HoconObject> Alike { get; } = Gen.Sized(size => Object(size, Gen.Elements("a", "b", "c"))).ToArbitrary();

    private static Gen<HoconObject> Object(int size, Gen<string> names) =>
        from fields in Gen.ListOf(Gen.Zip(names, Value(size / 2, names)))
        select new HoconObject([.. fields.Take(MaxWidth).DistinctBy(f => f.Item1).Select(f => KeyValuePair.Create(f.Item1, f.Item2))], Nowhere);

    private static Gen<HoconValue> Value(int size, Gen<string> names) => size == 0
        ? Scalar
        : Gen.OneOf(
            Scalar,
            Object(size, names).Select(HoconValue (fields) => fields),
            Gen.ListOf(Value(size / 2, names)).Select(HoconValue (items) => new HoconArray([.. items.Take(MaxWidth)], Nowhere)));

    private static HoconScalar New(ScalarKind kind, string text) => new(kind, text, Nowhere);
}
