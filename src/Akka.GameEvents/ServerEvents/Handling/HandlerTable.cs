using System.Collections.Frozen;

namespace Akka.GameEvents.ServerEvents;

/// <summary>Which handlers there are for what, in the order in which they were registered.</summary>
internal sealed class HandlerTable
{
    private readonly FrozenDictionary<string, BoundHandler[]> _byName;
    private readonly BoundHandler[] _forAny;
    private readonly BoundHandler[] _unmatched;
    private readonly FrozenDictionary<Type, BoundHandler[]> _notices;

    /// <param name="events">Handlers of server events, by name or <see cref="HandlerRegistrations.Any"/>.</param>
    /// <param name="unmatched">Handlers of what no other is for.</param>
    /// <param name="notices">Handlers of starts and ends, by what they are told.</param>
    public HandlerTable(
        IReadOnlyList<BoundHandler> events, IReadOnlyList<BoundHandler> unmatched, IReadOnlyList<(Type Subject, BoundHandler Handler)> notices)
    {
        _forAny = [.. events.Where(handler => handler.Name == HandlerRegistrations.Any)];
        _byName = events
            .Where(handler => handler.Name != HandlerRegistrations.Any)
            .Select(handler => handler.Name)
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(
                name => name,
                name => events.Where(handler => handler.Name == name || handler.Name == HandlerRegistrations.Any).ToArray(),
                StringComparer.Ordinal);
        _unmatched = [.. unmatched];
        _notices = notices.GroupBy(notice => notice.Subject).ToFrozenDictionary(group => group.Key, group => group.Select(notice => notice.Handler).ToArray());
    }

    /// <summary>Whether anybody is told of such starts or ends.</summary>
    public bool IsTold(Type notice) => _notices.ContainsKey(notice);

    /// <summary>The handlers of what happened.</summary>
    /// <param name="subject">A server event, or a notice.</param>
    /// <param name="isMatched">False when there are none, or only those for what is unmatched.</param>
    public IReadOnlyList<BoundHandler> Find(object subject, out bool isMatched)
    {
        var handlers = subject is ServerEvent happening ? _byName.GetValueOrDefault(happening.Name, _forAny) : _notices[subject.GetType()];
        isMatched = handlers.Length > 0;
        return isMatched ? handlers : _unmatched;
    }
}
