using Akka.GameEvents.Soak.Players;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>Holds what the users of shipped clients saw against what happened, when everything has come to rest.</summary>
internal sealed class PlayerAudit(IReadOnlyCollection<Player> players, RestartRules rules)
{
    public void Run()
    {
        foreach (var player in players)
        {
            foreach (var source in player.Public) CheckStretches(player, source);
            CheckUserStream(player, player.UserStream);
            foreach (var source in player.Public.Append(player.UserStream).Where(source => source.EpochChanges >= rules.MaxEpochs(source.Ledger.Address)))
                source.Complain(ViolationKind.Other, $"went into another epoch {source.EpochChanges} times");
        }
    }

    private static void CheckStretches(Player player, SourceRecord source)
    {
        var epoch = 0;
        foreach (var stretch in source.Stretches)
        {
            if (source.IsCounter)
            {
                // Its values, which each epoch has anew, were held one against the other as they came.
                player.Tally.Expect(stretch.Count);
                continue;
            }

            // Nobody else has seen the others.
            var seen = stretch.Select(tag => (Tag: tag, Place: source.Ledger.PlaceOf(tag))).Where(each => each.Place is not null).Select(each => (each.Tag, each.Place!.Value)).ToList();
            if (seen.Count == 0) continue;
            if (seen[0].Value.Epoch < epoch) source.Complain(ViolationKind.Disordered, $"{seen[0].Value} '{seen[0].Tag}' came after epoch {epoch + 1} had begun");
            epoch = seen[0].Value.Epoch;
            CheckStretch(player, source, seen);
        }
    }

    /// <summary>Of one epoch, in the order of the actor's numbers, and everything between the first and the last of them.</summary>
    private static void CheckStretch(Player player, SourceRecord source, List<(string Tag, Place Place)> seen)
    {
        var (first, last) = (seen[0].Place, seen[0].Place);
        foreach (var (tag, place) in seen)
        {
            if (place.Epoch != first.Epoch) source.Complain(ViolationKind.Lost, $"{place} '{tag}' came after {last} without a gap");
            else if (place < last) source.Complain(ViolationKind.Disordered, $"{place} '{tag}' came after {last}");
            last = place > last ? place : last;
        }

        var owed = source.Ledger.Epochs[first.Epoch].Events
            .Where(entry => new Place(first.Epoch, entry.Key) >= first && new Place(first.Epoch, entry.Key) <= last)
            .Where(entry => entry.Value.Audience.IsPublic && !source.Connections.Contains(entry.Value.Audience.Name))
            .ToList();
        player.Tally.Expect(owed.Count);
        var tags = seen.Select(each => each.Tag).ToHashSet(StringComparer.Ordinal);
        foreach (var (sequence, reading) in owed.Where(entry => !tags.Contains(entry.Value.Tag)))
            source.Complain(ViolationKind.Lost, $"{sequence} '{reading.Tag}' never came");
    }

    /// <summary>Nobody else sees it: what each sender sent, in the order of sending.</summary>
    private static void CheckUserStream(Player player, SourceRecord source)
    {
        var places = source.Stretches.SelectMany(stretch => stretch).Distinct().Select((tag, place) => (tag, place)).ToDictionary(seen => seen.tag, seen => seen.place);
        foreach (var ofOne in source.Ledger.Orders.GroupBy(order => order.Client))
        {
            var last = -1;
            foreach (var order in ofOne.OrderBy(order => order.Number))
            {
                if (places.TryGetValue(order.Tag, out var place))
                {
                    if (place < last) source.Complain(ViolationKind.Disordered, $"'{order.Tag}' came before what was sent before it");
                    if (order.Outcome == Outcome.Refused) source.Complain(ViolationKind.Other, $"'{order.Tag}' was refused");
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
