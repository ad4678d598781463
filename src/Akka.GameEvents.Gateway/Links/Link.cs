using System.Net;
using Akka.GameEvents.Logs;
using Akka.GameEvents.Actors;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Gateway.Links;

/// <summary>The transport that carries a session now. All members may be used from any thread.</summary>
internal abstract class Link
{
    /// <summary>What it is in logs and metrics: one of the names of <c>links.detect</c>.</summary>
    public abstract string Transport { get; }

    /// <summary>The client's, as a trusted proxy tells it; null when it came over a socket of this machine.</summary>
    public abstract IPAddress? RemoteAddress { get; }

    /// <summary>What names it in requests of its client; null when it takes none.</summary>
    public virtual string? Cursor => null;

    /// <summary>False from the moment that its end is decided, by either side.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>
    /// Queues behind all that was sent before; never waits. Rejected, and not queued: a volatile message met a link that lags, or the frame
    /// is larger than the link's whole budget, or the budget is used up; the handler hears when there is room again. Dead: it is closed.
    /// </summary>
    public abstract TellResult TrySend(Outgoing outgoing);

    /// <summary>Whether there is room for more than what is urgent; when there is not, the handler hears of it once there is.</summary>
    public abstract bool TryClaimRoom();

    /// <summary>Says bye and closes, behind all that was sent before. The first call decides; later ones are without effect.</summary>
    public abstract void Close(CloseCode code, string message, TimeSpan? retry = null);

    /// <summary>
    /// Asks the client for a sign of life; completes when one comes, and when the link ends. A link that cannot ask takes the client to be there.
    /// </summary>
    public virtual Task NextSignOfLifeAsync() => Task.CompletedTask;

    /// <summary>Checks its time limits. Called by the wheel, one thread at a time; must not wait.</summary>
    public abstract void Look(long now);
}
