using System.Runtime.InteropServices;
using Akka.GameEvents.Server.Commands;
using Akka.GameEvents.Server.Logs;

namespace Akka.GameEvents.Server.Hosting;

/// <summary>The first SIGTERM or Ctrl+C stops the server in order; whoever sends another does not want to wait.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly IHostApplicationLifetime _life;
    private readonly ILogger _log;
    private readonly PosixSignalRegistration[] _registrations;

    public SecondSignal(IHostApplicationLifetime life, ILogger log)
    {
        _life = life;
        _log = log;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive), PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive)];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    /// <summary>Handlers run in no order: the first signal may find the host told to stop already, or not yet.</summary>
    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _life.StopApplication();
            return;
        }

        _log.StoppedAtOnce();
        Environment.Exit(ExitCode.Interrupted);
    }

    private int _signals;
}
