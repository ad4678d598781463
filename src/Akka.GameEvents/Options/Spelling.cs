namespace Akka.GameEvents.Options;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    // Longer words are no slips of a key.
    private const int MaxLength = 64;

    /// <summary>The candidate that fewest edits lead to, if they are few for a word of its length; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) =>
        word.Length > MaxLength ? null : candidates
            .Select(candidate => (candidate, Edits: Distance(word, candidate)))
            .Where(c => c.Edits <= Math.Max(2, c.candidate.Length / 3))
            .OrderBy(c => c.Edits)
            .Select(c => c.candidate)
            .FirstOrDefault();

    /// <summary>Levenshtein's distance: insertions, deletions and replacements, case aside.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
