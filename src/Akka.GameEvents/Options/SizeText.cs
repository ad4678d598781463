namespace Akka.GameEvents.Options;

/// <summary>Sizes as the HOCON specification has them: <c>64KiB</c> and <c>64K</c> are powers of 2, <c>64kB</c> of 10; a bare number is in bytes.</summary>
internal static class SizeText
{
    public const string Form = "a whole number, or a size such as 64KiB, 1MiB";

    private static readonly Dictionary<string, decimal> Units = UnitText.Units(
    [
        (1, ""),
        (1, "B b byte bytes"),
        .. Prefixes(1000, "k M G T P E Z Y", "kilo mega giga tera peta exa zetta yotta", (letter, name) => $"{letter}B {name}byte {name}bytes"),
        .. Prefixes(1024, "K M G T P E Z Y", "kibi mebi gibi tebi pebi exbi zebi yobi", (letter, name) =>
            $"{letter} {letter.ToLowerInvariant()} {letter}i {letter}iB {name}byte {name}bytes"),
    ]);

    /// <returns>Null when the text is no size, no whole number of bytes, or more than a long holds.</returns>
    public static long? Parse(string text) => UnitText.Parse(text, Units) is { } bytes && decimal.IsInteger(bytes) ? (long)bytes : null;

    private static IEnumerable<(decimal Bytes, string Names)> Prefixes(decimal step, string letters, string names, Func<string, string, string> unit)
    {
        var bytes = 1m;
        foreach (var (letter, name) in letters.Split(' ').Zip(names.Split(' ')))
            yield return (bytes *= step, unit(letter, name));
    }
}
