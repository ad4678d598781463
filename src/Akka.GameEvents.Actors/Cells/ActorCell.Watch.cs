namespace Akka.GameEvents.Actors;

internal sealed partial class ActorCell
{
    private HashSet<ActorRef>? _watching;
    private List<IDeathWatcher>? _watchers;
    private bool _watchersTold;

    public int WatcherCount
    {
        get { lock (this) return _watchers?.Count ?? 0; }
    }

    public void Watch(ActorRef other)
    {
        if (other == Self || !(_watching ??= []).Add(other)) return;
        if (!other.TryAddWatcher(this)) WatchedEnded(other);
    }

    public void Unwatch(ActorRef other)
    {
        if (_watching?.Remove(other) == true) other.RemoveWatcher(this);
    }

    public void WatchedEnded(ActorRef actor) => Send(new WatchedEndedSignal(actor));

    public bool TryAddWatcher(IDeathWatcher watcher)
    {
        lock (this)
        {
            if (_watchersTold) return false;
            (_watchers ??= []).Add(watcher);
            return true;
        }
    }

    public void RemoveWatcher(IDeathWatcher watcher)
    {
        lock (this) _watchers?.Remove(watcher);
    }

    private void TellWatchers()
    {
        List<IDeathWatcher>? watchers;
        lock (this) (watchers, _watchers, _watchersTold) = (_watchers, null, true);
        foreach (var watcher in watchers ?? []) watcher.WatchedEnded(Self);
    }

    private void UnwatchAll()
    {
        foreach (var other in _watching ?? []) other.RemoveWatcher(this);
        _watching = null;
    }

    private sealed class WatchedEndedSignal(ActorRef actor) : Signal
    {
        public override bool TryTake(ActorCell cell, out object message, out ActorRef sender)
        {
            (message, sender) = (new Terminated(actor), actor);
            return cell._watching?.Remove(actor) == true;
        }
    }
}
