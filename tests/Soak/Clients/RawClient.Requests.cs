using System.Text.Json;
using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>Requests: each has an id, is sent again as long as it has no answer, and takes effect once.</summary>
internal sealed partial class RawClient
{
    private readonly HashSet<string> _joining = [];
    private readonly HashSet<string> _joined = [];
    private readonly Queue<Request> _toSend = new();
    private readonly Dictionary<long, int> _answeredAgain = [];
    private long _lastId;

    private void Ask(RequestKind kind, Func<long, object> message, Action<JsonElement> succeed, Action<Outcome> fail)
    {
        var id = ++_lastId;
        var request = new Request(kind, Json.Text(message(id)), succeed, fail);
        _unanswered.Add(id, request);
        _toSend.Enqueue(request);
    }

    /// <summary>Sends what was asked; what the link does not take is sent over the next.</summary>
    private async Task FlushAsync(ILink link)
    {
        while (_toSend.TryPeek(out var request))
        {
            request.Sends++;
            if (!await link.TrySendAsync(request.Text)) return;
            _toSend.Dequeue();
        }
    }

    private async Task SendAgainAsync()
    {
        _toSend.Clear();
        foreach (var request in _unanswered.Values) _toSend.Enqueue(request);
        await FlushAsync(_link!);
    }

    /// <summary>
    /// As if the answer to the oldest call had been lost: over HTTP it may come again on the link that brought it. A join is not repeated, since
    /// its second answer would move the position that this client has from the first.
    /// </summary>
    private void Repeat()
    {
        if (_link!.SendsOwnEventsFirst || _toSend.Count > 0) return;
        if (_unanswered.Values.FirstOrDefault(request => request.Kind != RequestKind.Join) is { } call) _toSend.Enqueue(call);
    }

    private Request? Answer(long id)
    {
        if (_unanswered.Remove(id, out var request))
        {
            if (request.Sends > 1) _answeredAgain.Add(id, request.Sends - 1);
            return request;
        }

        // What was sent again may have been answered while it was on its way, each time.
        var extra = _answeredAgain.GetValueOrDefault(id);
        _answeredAgain[id] = extra - 1;
        if (extra <= 0) Complain(ViolationKind.Other, $"{id} is answered, and was not asked or has its answer");
        return null;
    }

    private void Join(LogRecord log, Span? seen)
    {
        _joining.Add(log.Address);
        log.History.Note($"join {seen?.To}");
        var (type, key) = (log.Address.Split('/')[0], log.Address.Split('/')[1]);
        Request? own = null;
        Ask(
            RequestKind.Join,
            id => new { t = "join", id, actor = type, key = new[] { key }, @params = Params(type), seen = seen is null ? null : new { e = seen.Epoch, s = seen.To } },
            joined => Joined(log, joined, own!.Sends == 1 ? seen : null),
            _ => _joining.Remove(log.Address));
        own = _unanswered[_lastId];
    }

    private object Params(string type) => type switch
    {
        "chatRoom" => new { name = _user },
        "gameRoom" => new { playerId = _user, team = _team },
        "newsRoom" => new { categories = new[] { _category }, premium = true },
        _ => new { },
    };

    /// <param name="log">What was joined.</param>
    /// <param name="joined">The answer.</param>
    /// <param name="seen">Where this client said that it was; null when it did not, or more than once.</param>
    private void Joined(LogRecord log, JsonElement joined, Span? seen)
    {
        _joining.Remove(log.Address);
        _joined.Add(log.Address);
        var (epoch, sequence, connection) = (Text(joined, "e"), Sequence(joined), Text(joined, "c"));
        if (log.Address == _room.Chat) _room.Connections[_number] = connection;
        var isRecovered = joined.GetProperty("recovered").GetBoolean();
        if (seen is not null && !isRecovered)
        {
            _tally.Gap("not recovered");
            if (_size == LogSize.Large && RestartRules.MustRecover(seen.Epoch, epoch)) Complain(ViolationKind.Lost, $"{log.Address} was not recovered from {log.Current!.To}");
        }

        var early = _early.Where(message => Text(message, "a") == log.Address).ToList();
        _early.RemoveAll(early.Contains);
        var gap = early.FindLastIndex(message => Text(message, "t") == "gap" && Text(message, "e") == epoch && Sequence(message) <= sequence);
        early.RemoveRange(0, gap + 1);
        if (isRecovered) log.Recover(epoch, sequence, Member(connection));
        else log.Begin(epoch, sequence, Member(connection), isTold: gap >= 0);
        LookAround(joined);
        CheckCount(joined);
        // Where the log was fed already, some of them are older than the snapshot; a gap before it was the last word on what came before.
        _isCatchingUp = true;
        early.ForEach(Handle);
        _isCatchingUp = false;
    }
}
