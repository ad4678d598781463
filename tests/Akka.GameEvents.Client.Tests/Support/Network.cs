namespace Akka.GameEvents.Client.Tests.Support;

/// <summary>Where a client's links end up.</summary>
internal sealed class Network
{
    private readonly Queue<Peer> _arrived = new();

    /// <summary>Links that no test has looked at.</summary>
    public int Unseen => _arrived.Count;

    public ITransport Connect()
    {
        var peer = new Peer();
        _arrived.Enqueue(peer);
        return peer;
    }

    public Peer Accept()
    {
        Assert.True(_arrived.TryDequeue(out var peer), "The client has opened no link.");
        return peer;
    }
}
