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
            var orders = log.Orders.GroupBy(order => order.Client).ToList();
            foreach (var ofOne in orders) CheckOrders(log, [.. ofOne.OrderBy(order => order.Number)]);
        }

        foreach (var client in clients)
        {
            foreach (var record in client.Logs) CheckEvents(client, record);
        }
    }

    /// <summary>Every event of a stretch that was for the client has arrived.</summary>
    private void CheckEvents(RawClient client, LogRecord record)
    {
        var events = ledger.Log(record.Address).Events.ToList();
        foreach (var span in record.Spans)
        {
            var owed = events.Where(entry => span.Owes(entry.Key, entry.Value.Audience)).ToList();
            client.Tally.Expect(owed.Count);
            foreach (var (sequence, reading) in owed.Where(entry => !span.Has(entry.Key)))
                findings.Add(ViolationKind.Lost, client.Tally.Population, $"client {client.Number}, {record.Address} {sequence} '{reading.Tag}' never came [{record.History}]");
        }
    }

    /// <summary>One client's calls took effect in the order of its asking, each that was answered did, and none that was refused.</summary>
    private void CheckOrders(LogLedger log, Order[] orders)
    {
        var sequences = orders.Select(order => log.SequenceOf(order.Tag)).ToArray();
        long last = 0;
        for (var i = 0; i < orders.Length; i++)
        {
            if (sequences[i] is { } sequence)
            {
                if (sequence < last) findings.Add(ViolationKind.Disordered, Everybody, $"{log.Address} {sequence} '{orders[i].Tag}' happened before {last}");
                if (orders[i].Outcome == Outcome.Refused) findings.Add(ViolationKind.Other, Everybody, $"{log.Address} {sequence} '{orders[i].Tag}' was refused");
                last = sequence;
            }
            else if (orders[i].Outcome == Outcome.Done)
            {
                CheckUnseen(log, orders[i], last, sequences.Skip(i).FirstOrDefault(later => later is not null) ?? long.MaxValue);
            }
        }
    }

    /// <summary>Nobody saw it: then nobody may have had that stretch of the log whole.</summary>
    private void CheckUnseen(LogLedger log, Order order, long after, long before)
    {
        foreach (var client in clients)
        {
            var spans = client.Logs.Where(record => record.Address == log.Address).SelectMany(record => record.Spans);
            if (spans.Any(span => span.Owes(after, before, order.Audience)))
                findings.Add(ViolationKind.Lost, client.Tally.Population, $"client {client.Number}, {log.Address} '{order.Tag}' after {after} and before {before} never came");
        }
    }
}
