using System.Text.RegularExpressions;

namespace Akka.GameEvents.Build.Shape;

/// <summary>Both scripts are the same line, each in the words of its shell, and leave everything else to the build program.</summary>
internal static partial class BuildScripts
{
    public static IEnumerable<string> Check(Repository repository)
    {
        var bash = Bash().Match(repository.Read("build.sh"));
        var powerShell = PowerShell().Match(repository.Read("build.ps1"));
        if (!bash.Success)
        {
            yield return "build.sh: must be one line that runs the build program in its own place (exec)";
        }

        if (!powerShell.Success)
        {
            yield return "build.ps1: must be one line that runs the build program and exits with its code";
        }

        if (bash.Success && powerShell.Success && Translate(bash.Groups["line"].Value) != powerShell.Groups["line"].Value)
        {
            yield return $"build.ps1: must say what build.sh says: {Translate(bash.Groups["line"].Value)}";
        }
    }

    private static string Translate(string bash) =>
        bash.Replace("$(dirname \"$0\")", "$PSScriptRoot", StringComparison.Ordinal).Replace("\"$@\"", "$args", StringComparison.Ordinal);

    [GeneratedRegex(@"\A#!/usr/bin/env bash\nexec (?<line>[^\n]+)\n\z")]
    private static partial Regex Bash();

    [GeneratedRegex(@"\A(?<line>[^\n]+); exit \$LASTEXITCODE\n\z")]
    private static partial Regex PowerShell();
}
