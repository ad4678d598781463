using System.CommandLine;
using Akka.GameEvents.Server.Commands;

// An argument that begins with @ is a user's id, not a file with more arguments.
var parsed = ServerCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

// The host itself ends on SIGTERM and Ctrl+C, in order; the command line must not end it sooner.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
