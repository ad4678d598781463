using System.Text.Json;
using System.Threading.Channels;
using Akka.GameEvents.Soak.Faults;
using Akka.GameEvents.Soak.Links;
using Akka.GameEvents.Soak.Servers;
using Akka.GameEvents.Soak.Truth;

namespace Akka.GameEvents.Soak.Clients;

/// <summary>Links, one after another, and the session that goes from one to the next.</summary>
internal sealed partial class RawClient
{
    private static readonly TimeSpan WelcomeLimit = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, double> _moves = [];
    private string? _session;
    private Transport? _transport;
    private long _lastHeard;
    private ServerLife _life;
    private TimeSpan _retry;

    /// <summary>Opens a link in place of the one there is; everything that was asked goes on over it.</summary>
    private async Task<bool> TryOpenAsync()
    {
        var gone = _ledger.Restarts.ServersGone;
        var named = _logs.Values.Where(IsNamed).ToList();
        var seen = named.Select(log => new { a = log.Address, e = log.Current!.Epoch, s = log.Current.To });
        var hello = Json.Text(new { t = "hello", v = 1, token = _token, session = _session, seen });
        var transport = _plan.Transports[_random.Next(_plan.Transports.Length)];
        var link = await Transports.TryOpenAsync(transport, _server, hello);
        if (link is null) return false;
        _tally.Link(_transport is not null && transport != _transport);
        _transport = transport;
        await CloseAsync();
        if (await FirstAsync(link) is not { } welcome || !IsWelcome(welcome))
        {
            await link.DisposeAsync();
            return false;
        }

        _link = link;
        _moves.Clear();
        _early.Clear();
        foreach (var log in _logs.Values) log.Silence();
        await WelcomedAsync(welcome, named, gone);
        return true;
    }

    /// <summary>What is known of a stream, and of what was joined. Now and then something is left out, and joined again.</summary>
    private bool IsNamed(LogRecord log) =>
        log.Current is { } span && (span.Member.Connection is null || (_joined.Contains(log.Address) && _random.Next(20) > 0));

    private async Task<JsonElement?> FirstAsync(ILink link)
    {
        using var limit = new CancellationTokenSource(WelcomeLimit);
        try
        {
            return await link.Messages.ReadAsync(limit.Token);
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            if (e.InnerException is { } broken) Complain(ViolationKind.Other, broken.Message);
            return null;
        }
    }

    private bool IsWelcome(JsonElement message)
    {
        if (Text(message, "t") == "welcome") return true;
        if (Text(message, "t") != "bye") Complain(ViolationKind.Other, $"no welcome but {message}");
        else OnBye(message);
        return false;
    }

    /// <param name="welcome">The message.</param>
    /// <param name="named">What hello said that this client knows.</param>
    /// <param name="gone">How many servers were gone when it was said.</param>
    private async Task WelcomedAsync(JsonElement welcome, List<LogRecord> named, int gone)
    {
        var isResumed = welcome.GetProperty("resumed").GetBoolean();
        var session = welcome.GetProperty("session").GetString();
        if (isResumed)
        {
            _tally.Resumed();
            if (session != _session) Complain(ViolationKind.Other, "another session was resumed");
            if (!RestartRules.MayResume(_life, gone)) Complain(ViolationKind.Other, "a session of an earlier server was resumed");
            named.ForEach(log => log.Resume());
            await SendAgainAsync();
            foreach (var log in _logs.Values.Except(named).Where(log => !_joining.Contains(log.Address)).ToList()) Join(log, seen: null);
        }
        else
        {
            if (_session is not null) Expired();
            (_session, _life) = (session, new ServerLife(gone, _ledger.Restarts.ServersGone));
            foreach (var stream in welcome.GetProperty("streams").EnumerateArray()) Attached(stream);
            foreach (var log in _logs.Values.Where(log => log.State == LogState.Silent).ToList()) Join(log, log.Current);
        }

        _lastHeard = TimeProvider.System.GetTimestamp();
    }

    /// <summary>The session ended while this client was away, and with it the connections; whether calls have run cannot be told.</summary>
    private void Expired()
    {
        _tally.SessionExpired();
        // What was heard last may have been held up on its way.
        var away = TimeProvider.System.GetElapsedTime(_lastHeard);
        if (away < ServerSettings.ResumeWindow - LinkFate.LongestStall && !_ledger.Rules.MayForget(_life)) Complain(ViolationKind.Other, $"the session was gone after {away}");
        foreach (var request in _unanswered.Values) request.Fail(Outcome.Unknown);
        _unanswered.Clear();
        _toSend.Clear();
        _joining.Clear();
        _joined.Clear();
    }

    private void Attached(JsonElement stream)
    {
        var log = _logs[stream.GetProperty("a").GetString()!];
        if (log.Current is null) log.Begin(stream.GetProperty("e").GetString()!, stream.GetProperty("s").GetInt64(), Member(null));
        else log.Resume();
    }

    /// <summary>Listens, and calls, until it is done or has stayed for long enough.</summary>
    /// <returns>False when the link was lost.</returns>
    private async Task<bool> UseAsync(TimeSpan stay, Func<bool> isDone, Action? act, CancellationToken stop)
    {
        var link = _link!;
        var (end, turn) = (PauseAsync(stay, stop), act is null ? new TaskCompletionSource().Task : PauseAsync(Thought(), stop));
        var arrival = link.Messages.WaitToReadAsync(CancellationToken.None).AsTask();
        while (!isDone() && !end.IsCompleted)
        {
            await FlushAsync(link);
            await Task.WhenAny(arrival, end, turn);
            if (arrival.IsCompleted)
            {
                if (!await ArrivedAsync(link, arrival)) return false;
                arrival = link.Messages.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            if (!turn.IsCompleted) continue;
            act!();
            turn = PauseAsync(Thought(), stop);
        }

        await FlushAsync(link);
        return true;
    }

    private async Task<bool> ArrivedAsync(ILink link, Task<bool> arrival)
    {
        try
        {
            if (!await arrival)
            {
                _tally.Cut();
                return false;
            }
        }
        catch (JsonException e)
        {
            Complain(ViolationKind.Other, e.Message);
            return false;
        }

        _lastHeard = TimeProvider.System.GetTimestamp();
        while (link.Messages.TryRead(out var message)) Handle(message);
        return true;
    }

    private TimeSpan Thought() => TimeSpan.FromMilliseconds(_random.Next(50, 800));

    private async Task CloseAsync()
    {
        if (_link is not { } link) return;
        _link = null;
        await link.DisposeAsync();
    }
}
