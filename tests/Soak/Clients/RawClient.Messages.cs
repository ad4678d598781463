using System.Text.Json;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>What the server says, each message held against what it may say now.</summary>
internal sealed partial class RawClient
{
    private const string Global = "global";

    // Ends of links that the faults bring about; the server says no other.
    private static readonly HashSet<string> ExpectedByes = ["slow_consumer", "heartbeat_timeout", "handshake_timeout", "replaced", "session_unknown", "cursor_unknown"];

    // Where answers come another way than events, those of a log may come before the answer to its join.
    private readonly List<JsonElement> _early = [];
    private bool _isCatchingUp;

    private void Handle(JsonElement message)
    {
        if (!_link!.SendsOwnEventsFirst && message.TryGetProperty("a", out var log) && _joining.Contains(log.GetString()!) && Text(message, "t") != "joined")
        {
            _early.Add(message);
            return;
        }

        switch (Text(message, "t"))
        {
            case "event":
                OnEvent(message);
                break;
            case "caughtup":
                Log(message)?.CaughtUp(Text(message, "e"), Sequence(message), message.GetProperty("replayed").GetInt32(), !_link!.SendsOwnEventsFirst);
                break;
            case "gap":
                Log(message)?.Gap(Text(message, "e"), Sequence(message), Text(message, "reason"), _size == LogSize.Small, !_link!.SendsOwnEventsFirst);
                LookAround(message);
                CheckCount(message);
                break;
            case "joined":
            case "result":
                Answer(message.GetProperty("id").GetInt64())?.Succeed(message);
                break;
            case "error":
                OnError(message);
                break;
            case "bye":
                OnBye(message);
                break;
            case "pong":
                break;
            default:
                Complain(ViolationKind.Other, $"the server said {message}");
                break;
        }
    }

    private void OnEvent(JsonElement message)
    {
        if (Log(message) is not { } log) return;
        var payload = message.GetProperty("d");
        if (message.TryGetProperty("s", out var sequence))
        {
            log.Event(sequence.GetInt64(), Text(message, "n"), payload, !_link!.SendsOwnEventsFirst);
            Hear(payload);
            CheckCount(message);
            return;
        }

        // The newest of its key: on one link it never goes back.
        var (player, x) = (Text(payload, "playerId"), payload.GetProperty("x").GetDouble());
        log.History.Note($"{player}@{x}");
        if (_isCatchingUp) x = Math.Max(x, _moves.GetValueOrDefault(player));
        if (x < _moves.GetValueOrDefault(player)) Complain(ViolationKind.Disordered, $"{log.Address}: {player} went back to {x} {log.History}");
        _moves[player] = x;
    }

    private void OnError(JsonElement message)
    {
        var code = Text(message, "code");
        if (!message.TryGetProperty("id", out var id))
        {
            Complain(ViolationKind.Other, $"the server said {message}");
            return;
        }

        if (Answer(id.GetInt64()) is not { } request) return;

        // A connection that is addressed may have ended; but for restarts, nothing else here can go wrong.
        var outcome = code == "app.no_such_connection" ? Outcome.Refused : _ledger.Rules.OutcomeOf(code, request.Kind == RequestKind.Hang);
        if (outcome is null) Complain(ViolationKind.Other, $"{request.Text} failed: {message}");
        request.Fail(outcome ?? Outcome.Unknown);
    }

    /// <summary>The end of the link; who is sent away is told when to come back.</summary>
    private bool OnBye(JsonElement message)
    {
        var code = Text(message, "code");
        if (message.TryGetProperty("retry", out var retry)) _retry = TimeSpan.FromMilliseconds(retry.GetInt64());
        if (ExpectedByes.Contains(code) || _ledger.Rules.MaySendAway(code)) return true;
        Complain(ViolationKind.Other, $"the server said {message}");
        return false;
    }

    /// <summary>A snapshot of the game tells where everybody is.</summary>
    private void LookAround(JsonElement message)
    {
        if (Text(message, "a") != _room.Game || !message.TryGetProperty("d", out var snapshot)) return;
        foreach (var standing in snapshot.GetProperty("players").EnumerateArray())
        {
            var player = Text(standing, "playerId");
            _logs[_room.Game].History.Note($"snapshot {player}@{standing.GetProperty("x").GetDouble()}");
            _moves[player] = Math.Max(_moves.GetValueOrDefault(player), standing.GetProperty("x").GetDouble());
        }
    }

    /// <summary>A counter has one event for each step that it took, and both begin at 0 in each epoch.</summary>
    private void CheckCount(JsonElement message)
    {
        if (Text(message, "a") != _room.Counter || !message.TryGetProperty("d", out var counter)) return;
        if (counter.GetProperty("value").GetInt64() is var value && value != Sequence(message))
            Complain(ViolationKind.Other, $"{_room.Counter} stands at {value} after {Sequence(message)} events");
    }

    private LogRecord? Log(JsonElement message)
    {
        if (_logs.TryGetValue(Text(message, "a"), out var log)) return log;
        Complain(ViolationKind.Other, $"the server said {message}");
        return null;
    }

    private Member Member(string? connection) => new(connection, _team, _category);

    private void CheckMoves()
    {
        foreach (var (player, x) in _room.Moves.Where(move => move.Key != _user && _moves.GetValueOrDefault(move.Key) != move.Value))
            Complain(ViolationKind.Lost, $"{_room.Game}: {player} is at {x}, not at {_moves.GetValueOrDefault(player)}");
    }

    private static string Text(JsonElement message, string member) => message.GetProperty(member).GetString()!;

    private static long Sequence(JsonElement message) => message.GetProperty("s").GetInt64();
}
