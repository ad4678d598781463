using Microsoft.Extensions.DependencyInjection;

namespace Akka.GameEvents.Samples;

/// <summary>The server events of the demo server.</summary>
internal static class DemoEvents
{
    public static GameEventsBuilder AddDemoEvents(this GameEventsBuilder game)
    {
        game.Services.AddSingleton<AuditTrail>();
        return game
            .AddActionFilter<Profile>(TellOfUpdatesAsync)
            .OnSessionStart((SessionStart e, IServerEvents events) =>
                events.TryPublish(new ServerEvent("session_start") { User = e.User, SessionId = e.SessionId, Timestamp = e.At }))
            .OnSessionEnd((SessionEnd e, IServerEvents events) =>
                events.TryPublish(new ServerEvent("session_end", ("reason", e.Reason.ToString())) { User = e.User, SessionId = e.SessionId, Timestamp = e.At }))
            .OnEvent("*", (ServerEvent e, AuditTrail trail) => trail.Add(e));
    }

    /// <summary>After an account was changed, analytics learn of it.</summary>
    private static async ValueTask TellOfUpdatesAsync(ActionContext context, Func<ValueTask> next)
    {
        await next();
        if (context.Action != "update") return;
        var events = context.Services.GetRequiredService<IServerEvents>();
        events.TryPublish(new ServerEvent("account_updated", ("name", context.Arguments[0].GetString()!)) { User = context.User, SessionId = context.SessionId });
    }
}
