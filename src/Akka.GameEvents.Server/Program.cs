using System.CommandLine;
using Akka.GameEvents.Server.Commands;

// The host itself ends on SIGTERM and Ctrl+C, in order; the command line must not end it sooner.
return await ServerCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
