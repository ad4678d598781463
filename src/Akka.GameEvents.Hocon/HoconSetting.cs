namespace Akka.GameEvents.Hocon;

/// <summary>A value that is in effect, and where it came from.</summary>
/// <param name="Key">The configuration key: <c>a:b:0</c>.</param>
/// <param name="Value">
/// The text, as configuration has it: numbers as they were written, <c>true</c> or <c>false</c>, empty for an empty array, null for null
/// and for an empty object.
/// </param>
/// <param name="Origin">Where the key got this value: the assignment that won, even if it only refers to another.</param>
/// <param name="Variables">The environment variables that the value is made of, by way of <c>${NAME}</c> or <c>${?NAME}</c>; empty when of none.</param>
public sealed record HoconSetting(string Key, string? Value, HoconOrigin Origin, IReadOnlyList<string> Variables);
