namespace Akka.GameEvents.Hocon;

/// <summary>A span of the calendar, as <see cref="HoconUnits.GetPeriod"/> reads it. How long it is depends on the day from which it is counted.</summary>
/// <param name="Years">Counted by <see cref="DateTime.AddYears"/>.</param>
/// <param name="Months">Counted by <see cref="DateTime.AddMonths"/>.</param>
/// <param name="Days">Weeks are seven.</param>
public readonly record struct Period(int Years, int Months, int Days);
