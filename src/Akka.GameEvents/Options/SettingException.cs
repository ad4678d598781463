namespace Akka.GameEvents.Options;

/// <summary>A setting that the server refuses to start with; the text is one line for whoever wrote the setting.</summary>
internal sealed class SettingException(string message) : Exception(message)
{
    public SettingException(string path, string value, string expected)
        : this($"{Dotted(path)} = \"{value}\": expected {expected}.")
    {
    }

    /// <summary>Does not show the value: it may be a secret under a mistyped key.</summary>
    public static SettingException Unknown(string path, IEnumerable<string> known) =>
        new($"{Dotted(path)} is not a setting; those there are: {string.Join(", ", known)}.");

    private static string Dotted(string path) => path.Replace(':', '.');
}
