using Akka.GameEvents.Options;

namespace Akka.GameEvents.Hocon.Units;

/// <summary>Periods as the specification has them: <c>2 weeks</c>, <c>1y</c>; a bare number is in days.</summary>
internal static class PeriodText
{
    public const string Form = "a period such as 10d, 2w, 3mo, 1y";

    private const int DaysPerWeek = 7;

    private static readonly Dictionary<string, decimal> Days = UnitText.Units((1, ""), (1, "d day days"), (DaysPerWeek, "w week weeks"));
    private static readonly Dictionary<string, decimal> Months = UnitText.Units((1, "m mo month months"));
    private static readonly Dictionary<string, decimal> Years = UnitText.Units((1, "y year years"));

    /// <returns>Null when the text is no whole number of such units.</returns>
    public static Period? Parse(string text) =>
        Whole(text, Days) is { } days ? new Period(0, 0, days)
        : Whole(text, Months) is { } months ? new Period(0, months, 0)
        : Whole(text, Years) is { } years ? new Period(years, 0, 0)
        : null;

    private static int? Whole(string text, IReadOnlyDictionary<string, decimal> units) =>
        UnitText.Parse(text, units) is { } count and >= int.MinValue and <= int.MaxValue && decimal.IsInteger(count) ? (int)count : null;
}
