using System.CommandLine;

namespace Akka.GameEvents.Build.Commands;

/// <summary>The arguments that a command hands to the program it starts.</summary>
internal static class PassedOn
{
    public static Argument<string[]> Argument(string program) => new("arguments")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = $"Passed on to the {program}; put -- before its own --help.",
    };
}
