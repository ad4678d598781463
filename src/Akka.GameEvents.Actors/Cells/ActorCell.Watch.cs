namespace Akka.GameEvents.Actors.Cells;

/// <summary>Watching others and being watched.</summary>
internal sealed partial class ActorCell
{
    private HashSet<ActorRef>? _watching;
    private HashSet<ActorCell>? _watchers;

    public void Watch(ActorRef other)
    {
        lock (_gate)
        {
            if (!(_watching ??= []).Add(other)) return;
        }

        other.AddWatcher(this);
    }

    public void Unwatch(ActorRef other)
    {
        if (Forget(other)) other.RemoveWatcher(this);
    }

    internal override void AddWatcher(ActorCell watcher)
    {
        lock (_gate)
        {
            if (!_dead)
            {
                (_watchers ??= []).Add(watcher);
                return;
            }
        }

        watcher.Signal(new Terminated(this));
    }

    internal override void RemoveWatcher(ActorCell watcher)
    {
        lock (_gate) _watchers?.Remove(watcher);
    }

    private bool Forget(ActorRef other)
    {
        lock (_gate) return _watching?.Remove(other) == true;
    }

    private void TellWatchers()
    {
        HashSet<ActorCell>? watchers;
        HashSet<ActorRef>? watching;
        lock (_gate)
        {
            (watchers, _watchers) = (_watchers, null);
            (watching, _watching) = (_watching, null);
        }

        foreach (var other in watching ?? []) other.RemoveWatcher(this);
        foreach (var watcher in watchers ?? []) watcher.Signal(new Terminated(this));
    }
}
