namespace Akka.GameEvents.Soak.Truth;

/// <summary>The order of a log's epochs, from what each client went through.</summary>
internal static class EpochOrder
{
    /// <param name="known">The epochs, in the order in which they were first heard of.</param>
    /// <param name="steps">From which to which some client went.</param>
    /// <param name="isCircular">Whether some client came back to one that another had left, so that there is no order.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> known, IReadOnlyCollection<(string From, string To)> steps, out bool isCircular)
    {
        var (left, order) = (known.ToList(), new List<string>());
        isCircular = false;
        while (left.Count > 0)
        {
            var first = left.Find(epoch => !steps.Any(step => step.To == epoch && left.Contains(step.From)));
            isCircular |= first is null;
            first ??= left[0];
            order.Add(first);
            left.Remove(first);
        }

        return order;
    }
}
