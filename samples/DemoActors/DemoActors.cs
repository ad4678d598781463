using Akka.GameEvents.Samples.Chat;
using Akka.GameEvents.Samples.Games;

namespace Akka.GameEvents.Samples;

/// <summary>The actors of the demo server, begin with <see cref="ChatRoom"/>.</summary>
public static class DemoActors
{
    public static GameEventsBuilder AddDemoActors(this GameEventsBuilder game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return game
            .AddActor<ChatRoom>()
            .AddActor<GameRoom>()
            .AddActor<NewsRoom>()
            .AddActor<Players>()
            .AddActor<MagePlayers>()
            .AddActor<Counter>()
            .AddActor<Profile>()
            .AddActor<Audit>()
            .AddActor<Bench>()
            .AddDemoEvents();
    }
}
