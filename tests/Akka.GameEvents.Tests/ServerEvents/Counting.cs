using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Tests.ServerEvents;

internal static class Counting
{
    /// <summary>The account of the handlers.</summary>
    public static ConsumerCounts Handlers(this GameTestKit kit) => kit.ServerEvents.Counts.Consumers.Single(consumer => consumer.Consumer == "handlers");
}
