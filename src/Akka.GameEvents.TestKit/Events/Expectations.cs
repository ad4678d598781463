namespace Akka.GameEvents.TestKit;

/// <summary>Compares what a test expects with what comes, and tells the difference.</summary>
/// <param name="patience">How long to wait.</param>
/// <param name="inbox">Where it comes.</param>
/// <param name="subject">Who expects it, for messages.</param>
internal sealed class Expectations<T>(Patience patience, Inbox<T> inbox, string subject)
    where T : class
{
    private const int Shown = 20;

    /// <summary>Takes what comes next, waiting for it if need be.</summary>
    public async Task<T> NextAsync(string expected)
    {
        T? item;
        while (!inbox.TryTake(out item))
        {
            if (!await patience.TryAsync(inbox.WhenArrivedAsync()).ConfigureAwait(false))
                throw new ExpectationException($"{subject} expected {expected}, but nothing came within {patience.Limit}.");
        }

        return item;
    }

    /// <summary>Takes what comes until something fits.</summary>
    public async Task<TFit> FishAsync<TFit>(string expected, Func<T, (bool Fits, TFit? Value)> choose)
        where TFit : notnull
    {
        var passed = new List<T>();
        while (true)
        {
            T? item;
            while (!inbox.TryTake(out item))
            {
                if (!await patience.TryAsync(inbox.WhenArrivedAsync()).ConfigureAwait(false))
                    throw new ExpectationException($"{subject} fished for {expected}, but within {patience.Limit} {Came(passed)}.");
            }

            if (choose(item) is (true, { } value)) return value;
            passed.Add(item);
        }
    }

    /// <summary>Makes sure that nothing came, and that nothing will as long as nobody does anything and time stands still.</summary>
    public async Task NothingAsync(string what)
    {
        await patience.QuietAsync().ConfigureAwait(false);
        if (inbox.Waiting is { Count: > 0 } waiting) throw new ExpectationException($"{subject} expected no {what}, but {Came(waiting)}.");
    }

    public ExpectationException Unexpected(string expected, T got)
    {
        var rest = inbox.Waiting is { Count: > 0 } waiting ? $" After it {Came(waiting)}." : "";
        return new ExpectationException($"{subject} expected {expected}, but got {got}.{rest}");
    }

    private static string Came(IReadOnlyList<T> items)
    {
        if (items.Count == 0) return "nothing came";
        var more = items.Count > Shown ? $" and {items.Count - Shown} more" : "";
        return $"came {string.Join("; ", items.Take(Shown))}{more}";
    }
}
