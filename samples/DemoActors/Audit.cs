using System.ComponentModel.DataAnnotations;

namespace Akka.GameEvents.Samples;

/// <summary>A server event as <see cref="Audit"/> shows it.</summary>
public record AuditedEvent(string Name, IReadOnlyDictionary<string, string> Properties, bool External, string? User, DateTimeOffset Timestamp);

/// <summary>Shows which server events were handled last: <c>audit</c>, key <c>all</c>. For development; it tells everybody everything.</summary>
[Acl(AclAttribute.Anyone)]
public sealed class Audit(AuditTrail trail) : GameActor<NoState>
{
    /// <summary>The newest last.</summary>
    [Action]
    public IReadOnlyList<AuditedEvent> Recent([Range(0, AuditTrail.Capacity)] int n) => trail.Last(n);
}

/// <summary>The server events handled last.</summary>
public sealed class AuditTrail
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<AuditedEvent> _events = new();

    public void Add(ServerEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        lock (_gate)
        {
            if (_events.Count == Capacity) _events.Dequeue();
            _events.Enqueue(new AuditedEvent(e.Name, e.Properties, e.External, e.User?.Id, e.Timestamp));
        }
    }

    public IReadOnlyList<AuditedEvent> Last(int count)
    {
        lock (_gate) return [.. _events.TakeLast(count)];
    }
}
