namespace Akka.GameEvents;

/// <summary>
/// Surrounds something that is asked of the server. Before <paramref name="next"/> it may change the context, or refuse by throwing a
/// <see cref="UserError"/>; after it, it sees the outcome. Filters run in the order in which they were added, each around the later ones.
/// One that neither calls <paramref name="next"/> nor throws leaves the thing undone.
/// </summary>
/// <typeparam name="TContext"><see cref="ActionContext"/>, <see cref="ConnectContext"/>, <see cref="SessionContext"/> or <see cref="ServerEventContext"/>.</typeparam>
/// <param name="context">What is asked, and the outcome.</param>
/// <param name="next">Goes on, with the later filters and then the thing itself; may be called once.</param>
public delegate ValueTask Filter<in TContext>(TContext context, Func<ValueTask> next);
