namespace Akka.GameEvents.Options;

/// <summary>A setting that cannot be served, in one line for whoever wrote it.</summary>
/// <param name="Path">The setting's dotted path.</param>
/// <param name="Text">What is wrong and what would be right; begins with the path.</param>
internal sealed record SettingProblem(string Path, string Text)
{
    /// <param name="path">Dotted, or with colons as configuration has it.</param>
    /// <param name="value">As it was written; never a secret.</param>
    /// <param name="expected">What it may be.</param>
    public static SettingProblem Value(string path, string value, string expected) =>
        new(Dotted(path), $"{Dotted(path)} = \"{value}\": expected {expected}.");

    /// <summary>Does not show the value, which is a secret or as long as one.</summary>
    public static SettingProblem Secret(string path, string complaint) => new(Dotted(path), $"{Dotted(path)}: {complaint}");

    /// <summary>Does not show the value: it may be a secret under a mistyped key.</summary>
    public static SettingProblem Unknown(string path, IReadOnlyCollection<string> known)
    {
        var dotted = Dotted(path);
        var meant = Spelling.Nearest(dotted[(dotted.LastIndexOf('.') + 1)..], known);
        return new(dotted, $"{dotted} is not a setting; " + (meant is null ? $"those there are: {string.Join(", ", known)}." : $"did you mean {meant}?"));
    }

    private static string Dotted(string path) => path.Replace(':', '.');
}
