namespace Akka.GameEvents.Filters;

/// <summary>Filters around one kind of thing, the first outermost.</summary>
internal sealed class FilterChain<TContext>(IReadOnlyList<Filter<TContext>> filters)
{
    public bool IsEmpty => filters.Count == 0;

    /// <param name="context">Handed to each filter.</param>
    /// <param name="innermost">The thing itself.</param>
    public ValueTask RunAsync(TContext context, Func<ValueTask> innermost) => RunAsync(0, context, innermost);

    private ValueTask RunAsync(int index, TContext context, Func<ValueTask> innermost)
    {
        if (index == filters.Count) return innermost();
        var called = false;
        return filters[index](context, () =>
        {
            if (called) throw new InvalidOperationException("A filter may call next once.");
            called = true;
            return RunAsync(index + 1, context, innermost);
        });
    }
}
