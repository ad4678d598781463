using System.Collections.Concurrent;

namespace Akka.GameEvents.Tests.Support;

/// <summary>What actors write down for a test to read. A service of the kit's.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line) => _lines.Enqueue(line);
}
