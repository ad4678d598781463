using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.ServerEvents;

/// <summary>The handlers as they were registered, before the host's services are known.</summary>
internal sealed class HandlerRegistrations
{
    /// <summary>Stands for every name.</summary>
    public const string Any = "*";

    private const string Unmatched = "unmatched";
    private readonly List<(string Name, Delegate Handler, EventHandlerOptions Options)> _events = [];
    private readonly List<(Delegate Handler, EventHandlerOptions Options)> _unmatched = [];
    private readonly List<(Type Subject, Delegate Handler, EventHandlerOptions Options)> _notices = [];

    public void Add(string name, Delegate handler, EventHandlerOptions? options) => _events.Add((name, handler, options ?? new()));

    public void AddUnmatched(Delegate handler, EventHandlerOptions? options) => _unmatched.Add((handler, options ?? new()));

    public void AddNotice<TNotice>(Delegate handler, EventHandlerOptions? options) => _notices.Add((typeof(TNotice), handler, options ?? new()));

    /// <exception cref="InvalidOperationException">A delegate cannot be a handler.</exception>
    public HandlerTable Bind(IServiceProviderIsService services) => new(
        [.. _events.Select(e => HandlerBinder.Bind(e.Name, typeof(ServerEvent), e.Handler, e.Options, services))],
        [.. _unmatched.Select(e => HandlerBinder.Bind(Unmatched, typeof(ServerEvent), e.Handler, e.Options, services))],
        [.. _notices.Select(e => (e.Subject, HandlerBinder.Bind(e.Subject.Name, e.Subject, e.Handler, e.Options, services)))]);
}
