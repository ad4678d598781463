using System.Globalization;

namespace Akka.GameEvents.Options;

/// <summary>A number and a unit, as the HOCON specification has them ("Units format").</summary>
internal static class UnitText
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <param name="units">How much each unit is; the one that a bare number is in has the empty name.</param>
    /// <returns>How much it is; null when it is no number, of no such unit, or more than a long holds.</returns>
    public static decimal? Parse(string text, IReadOnlyDictionary<string, decimal> units)
    {
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.Length;
        while (end > 0 && char.IsLetter(trimmed[end - 1]))
            end--;
        if (!units.TryGetValue(trimmed[end..].ToString(), out var unit)) return null;
        if (!decimal.TryParse(trimmed[..end].TrimEnd(), Number, CultureInfo.InvariantCulture, out var count)) return null;
        return Math.Abs(count) <= long.MaxValue / unit ? count * unit : null;
    }

    /// <summary>Units with their other names.</summary>
    public static Dictionary<string, decimal> Units(params (decimal Amount, string Names)[] units) =>
        units.SelectMany(unit => unit.Names.Split(' '), (unit, name) => (name, unit.Amount)).ToDictionary(StringComparer.Ordinal);
}
