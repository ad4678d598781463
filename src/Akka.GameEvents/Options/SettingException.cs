namespace Akka.GameEvents.Options;

/// <summary>A setting that the server refuses to start with; the text names the key's path, the value and what is allowed.</summary>
internal sealed class SettingException(string path, string value, string expected)
    : Exception($"{path.Replace(':', '.')} = \"{value}\": expected {expected}.");
