using System.Diagnostics;
using Akka.GameEvents.Hosting;

namespace Akka.GameEvents.Turns;

/// <summary>Work of an actor that runs beside its turns.</summary>
internal static class BackgroundWork
{
    public static void Start(GameActorHost host, Func<EmitScope, CancellationToken, Task> work)
    {
        var scope = new EmitScope(new ActorScope(host));
        host.Node.RunOutsideTurns(() => RunAsync(host, scope, work));
    }

    private static async Task RunAsync(GameActorHost host, EmitScope scope, Func<EmitScope, CancellationToken, Task> work)
    {
        // Nobody's turn waits for it, and no trace: it may go on as long as the actor.
        CallChain.Current = null;
        Activity.Current = null;
        await using (scope.ConfigureAwait(true))
        {
            try
            {
                await work(scope, host.Stopping).ConfigureAwait(true);
            }
            catch (OperationCanceledException) when (host.Stopping.IsCancellationRequested)
            {
                // The actor stopped, which is how such work is meant to end.
            }
            catch (Exception e)
            {
                host.Node.Log.BackgroundFailed(e, host.Activation.Address.ToString());
            }
        }
    }
}
