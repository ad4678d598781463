namespace Akka.GameEvents.Server.Commands;

/// <summary>What the process ends with. System.CommandLine itself ends with 1 when it cannot read the arguments.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Refused = 2;

    public const int Failed = 3;

    public const int Interrupted = 4;

    public const string Help = """
        Exit codes:
          0  done; the server was stopped by SIGTERM or Ctrl+C; what was checked is good
          1  the arguments are not understood
          2  a setting is refused, or a key is missing
          3  the server cannot start, because its address is taken for instance, or has failed; an event of a replay was not sent
          4  a second signal cut the stop short
        """;
}
