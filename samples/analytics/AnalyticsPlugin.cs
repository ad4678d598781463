namespace Akka.GameEvents.Samples.Analytics;

/// <summary>What the game tells analytics by itself, and what it does with events that clients send.</summary>
public static class AnalyticsPlugin
{
    public static GameEventsBuilder AddAnalytics(this GameEventsBuilder game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return game
            .OnSessionStart((SessionStart start, IServerEvents events) => events.TryPublish(
                new ServerEvent("session_start", ("transport", start.Transport)) { User = start.User, SessionId = start.SessionId, Timestamp = start.At }))
            .OnSessionEnd((SessionEnd end, IServerEvents events) => events.TryPublish(
                new ServerEvent("session_end", ("reason", end.Reason.ToString())) { User = end.User, SessionId = end.SessionId, Timestamp = end.At }))
            .AddActionFilter<Account>(AfterUpdateAsync)
            .OnEvent("account_updated", (ServerEvent e, ILogger<Account> log) => log.AccountUpdated(e.User?.Id))
            .OnUnmatched((ServerEvent e, ILogger<Account> log) => log.Unrecognised(e.Name));
    }

    /// <summary>Once an account was changed, and not when the change was refused.</summary>
    private static async ValueTask AfterUpdateAsync(ActionContext action, Func<ValueTask> next)
    {
        await next();
        if (action.Action != "update") return;
        action.Services.GetRequiredService<IServerEvents>().TryPublish(
            new ServerEvent("account_updated", ("name", action.Arguments[0].GetString()!)) { User = action.User, SessionId = action.SessionId });
    }
}
