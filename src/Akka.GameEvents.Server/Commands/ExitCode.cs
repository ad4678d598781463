namespace Akka.GameEvents.Server.Commands;

/// <summary>What the process ends with; told by <c>--help</c>.</summary>
internal static class ExitCode
{
    public const int Stopped = 0;

    /// <summary>System.CommandLine's own, for arguments that it cannot read.</summary>
    public const int NotUnderstood = 1;

    public const int Refused = 2;

    public const int CannotStart = 3;

    public const string Help = """
        Exit codes:
          0  done; the server was stopped by SIGTERM or Ctrl+C
          1  the arguments are not understood
          2  a setting is refused, or a key is missing
          3  the server cannot start: an address is taken, for instance
        """;
}
