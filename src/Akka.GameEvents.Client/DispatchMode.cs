namespace Akka.GameEvents.Client;

/// <summary>Where a client's handlers run; always one at a time, and in order.</summary>
public enum DispatchMode
{
    /// <summary>On the <see cref="SynchronizationContext"/> that created the client; on the thread pool when it had none.</summary>
    Context,

    /// <summary>On the thread pool.</summary>
    ThreadPool,

    /// <summary>
    /// In <see cref="GameClient.Pump"/>, on the thread that calls it: for a game loop. Whatever awaits a call goes on there too.
    /// </summary>
    Pump,
}
