namespace Akka.GameEvents.Compat.Host;

/// <summary>What the server's code does with events, so that clients can tell: by their names, those of the cases.</summary>
public static class EventHandlers
{
    private static readonly TaskCompletionSource Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets those that are held go on.</summary>
    public static void Release() => Gate.TrySetResult();

    public static GameEventsBuilder AddEventHandlers(this GameEventsBuilder game, Happened happened) => game
        .AddEventFilter(FilterAsync)
        .OnEvent("*", (ServerEvent happening) => happened.Add(happening))
        .OnEvent("two", (ServerEvent _) => happened.Add("first"))
        .OnEvent("two", (ServerEvent _) => happened.Add("second"))
        .OnEvent("held", (ServerEvent _) => Gate.Task)
        .OnEvent("bad", new Action<ServerEvent>(_ => throw new InvalidOperationException("broken")));

    private static ValueTask FilterAsync(ServerEventContext context, Func<ValueTask> next)
    {
        if (context.Event.Name == "gone") return default;
        if (context.Event.Name == "before") context.Event = new ServerEvent("after", context.Event.Properties);
        return next();
    }
}
