using Akka.GameEvents.Soak.Clients;
using Akka.GameEvents.Soak.Report;

namespace Akka.GameEvents.Soak.Truth;

/// <summary>Holds what clients have against what happened, when everything has come to rest.</summary>
internal sealed class Audit(Ledger ledger, IReadOnlyCollection<RawClient> clients, Findings findings)
{
    private static readonly Population Everybody = new("all", "");

    public void Run()
    {
        foreach (var log in ledger.Logs)
        {
            CheckEpochs(log);
            var orders = log.Orders.GroupBy(order => order.Client).ToList();
            foreach (var ofOne in orders) CheckOrders(log, [.. ofOne.OrderBy(order => order.Number)]);
        }

        foreach (var client in clients)
        {
            foreach (var record in client.Logs) CheckEvents(client, record);
        }

        foreach (var (address, counter) in ledger.Counters) new CounterAudit(counter, ledger.Log(address), findings).Run();
    }

    /// <summary>One after the other, and none without a restart.</summary>
    private void CheckEpochs(LogLedger log)
    {
        if (!log.TryOrderEpochs()) findings.Add(ViolationKind.Disordered, Everybody, $"{log.Address}: an epoch came back");
        if (log.Epochs.Count > ledger.Rules.MaxEpochs(log.Address))
            findings.Add(ViolationKind.Other, Everybody, $"{log.Address} has {log.Epochs.Count} epochs, {ledger.Rules.MaxEpochs(log.Address)} are accounted for");
    }

    /// <summary>Every event of a stretch that was for the client has arrived.</summary>
    private void CheckEvents(RawClient client, LogRecord record)
    {
        var log = ledger.Log(record.Address);
        foreach (var span in record.Spans)
        {
            var owed = log.Epoch(span.Epoch).Events.Where(entry => span.Owes(entry.Key, entry.Value.Audience)).ToList();
            client.Tally.Expect(owed.Count);
            foreach (var (sequence, reading) in owed.Where(entry => !span.Has(entry.Key)))
                findings.Add(ViolationKind.Lost, client.Tally.Population, $"client {client.Number}, {record.Address} {sequence} '{reading.Tag}' never came, though it has {span.From}-{span.To} of {span.Epoch} [{record.History}]");
        }
    }

    /// <summary>One client's calls took effect once and in the order of its asking, each that was answered did, and none that was refused.</summary>
    private void CheckOrders(LogLedger log, Order[] orders)
    {
        var places = orders.Select(order => log.PlaceOf(order.Tag)).ToArray();
        var last = Place.Beginning;
        for (var i = 0; i < orders.Length; i++)
        {
            if (places[i] is { } place)
            {
                if (place < last) findings.Add(ViolationKind.Disordered, Everybody, $"{log.Address} {place} '{orders[i].Tag}' happened before {last}");
                if (orders[i].Outcome == Outcome.Refused) findings.Add(ViolationKind.Other, Everybody, $"{log.Address} {place} '{orders[i].Tag}' was refused");
                if (log.PlacesOf(orders[i].Tag).Skip(1).Any())
                    findings.Add(ViolationKind.TwiceExecuted, Everybody, $"{log.Address}: '{orders[i].Tag}' happened at {string.Join(" and at ", log.PlacesOf(orders[i].Tag))}");
                last = place;
            }
            else if (orders[i].Outcome == Outcome.Done)
            {
                CheckUnseen(log, orders[i], last, places.Skip(i).FirstOrDefault(later => later is not null) ?? Place.End);
            }
        }
    }

    /// <summary>
    /// Nobody saw it: then nobody may have had that stretch of the log whole. Where an epoch ends in that stretch, nobody can have: what happened
    /// last in it went with it.
    /// </summary>
    private void CheckUnseen(LogLedger log, Order order, Place after, Place before)
    {
        if (after.Epoch != before.Epoch) return;
        var epoch = log.Epochs[after.Epoch].Epoch;
        foreach (var client in clients)
        {
            var spans = client.Logs.Where(record => record.Address == log.Address).SelectMany(record => record.Spans);
            if (spans.Any(span => span.Epoch == epoch && span.Owes(after.Sequence, before.Sequence, order.Audience)))
                findings.Add(ViolationKind.Lost, client.Tally.Population, $"client {client.Number}, {log.Address} '{order.Tag}' after {after} and before {before} never came");
        }
    }
}
