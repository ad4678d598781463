using Akka.GameEvents.Soak.Players;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>Holds what the users of shipped clients saw against what happened, when everything has come to rest.</summary>
internal sealed class PlayerAudit(IReadOnlyCollection<Player> players)
{
    public void Run()
    {
        foreach (var player in players)
        {
            foreach (var source in player.Public)
            {
                foreach (var stretch in source.Stretches) CheckStretch(player, source, stretch);
            }

            CheckUserStream(player, player.UserStream);
        }
    }

    /// <summary>In the order of the actor's numbers, and everything between the first and the last of them.</summary>
    private static void CheckStretch(Player player, SourceRecord source, IReadOnlyList<string> stretch)
    {
        long first = 0, last = 0;
        foreach (var tag in stretch)
        {
            if (source.Ledger.SequenceOf(tag) is not { } sequence) continue; // nobody else has seen it
            if (sequence < last) source.Complain(ViolationKind.Disordered, $"{sequence} '{tag}' came after {last}");
            (first, last) = (first == 0 ? sequence : first, Math.Max(last, sequence));
        }

        var owed = source.Ledger.Events
            .Where(entry => entry.Key >= first && entry.Key <= last && entry.Value.Audience.IsPublic && !source.Connections.Contains(entry.Value.Audience.Name))
            .ToList();
        player.Tally.Expect(owed.Count);
        var seen = stretch.ToHashSet(StringComparer.Ordinal);
        foreach (var (sequence, reading) in owed.Where(entry => !seen.Contains(entry.Value.Tag)))
            source.Complain(ViolationKind.Lost, $"{sequence} '{reading.Tag}' never came");
    }

    /// <summary>Nobody else sees it: what each sender sent, in the order of sending.</summary>
    private static void CheckUserStream(Player player, SourceRecord source)
    {
        var places = source.Stretches.SelectMany(stretch => stretch).Select((tag, place) => (tag, place)).ToDictionary(seen => seen.tag, seen => seen.place);
        foreach (var ofOne in source.Ledger.Orders.GroupBy(order => order.Client))
        {
            var last = -1;
            foreach (var order in ofOne.OrderBy(order => order.Number))
            {
                if (places.TryGetValue(order.Tag, out var place))
                {
                    if (place < last) source.Complain(ViolationKind.Disordered, $"'{order.Tag}' came before what was sent before it");
                    last = place;
                    player.Tally.Expect(1);
                }
                else if (order.Outcome == Outcome.Done && source.Stretches.Count == 1)
                {
                    source.Complain(ViolationKind.Lost, $"'{order.Tag}' never came");
                    player.Tally.Expect(1);
                }
            }
        }
    }
}
