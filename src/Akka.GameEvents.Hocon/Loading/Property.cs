namespace Akka.GameEvents.Hocon.Loading;

internal readonly record struct Property(string Key, string Value, HoconOrigin Origin);
