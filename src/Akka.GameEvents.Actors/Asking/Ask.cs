namespace Akka.GameEvents.Actors.Asking;

/// <summary>A question and its one answer.</summary>
internal static class Ask
{
    public static async Task<T> RunAsync<T>(ActorRef actor, object message, TimeSpan timeout, CancellationToken cancellation)
    {
        var promise = new PromiseRef(actor.System);
        switch (actor.Tell(message, promise))
        {
            case TellResult.Dead:
                throw new ActorDeadException(actor);
            case TellResult.Rejected:
                throw new MailboxFullException(actor);
        }

        object reply;
        try
        {
            reply = await promise.Reply.WaitAsync(timeout, actor.System.Time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new AskTimeoutException(actor, timeout);
        }
        finally
        {
            promise.Close();
        }

        return reply is Status.Failure failure ? throw failure.Error : (T)reply;
    }
}
