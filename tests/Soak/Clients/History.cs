namespace Akka.GameEvents.Soak.Clients;

/// <summary>The last things that happened, for whoever has to find out why something went wrong.</summary>
internal sealed class History
{
    private const int Kept = 100;
    private readonly Queue<string> _notes = new();

    public void Note(string text)
    {
        if (_notes.Count == Kept) _notes.Dequeue();
        _notes.Enqueue(text);
    }

    public override string ToString() => string.Join("; ", _notes);
}
