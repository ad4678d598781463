using Akka.GameEvents.Samples;
using Akka.GameEvents.TestKit;

namespace Akka.GameEvents.Tests.Demo;

public class NewsRoomTests
{
    private static Task<TestConnection<NewsRoom>> JoinAsync(GameTestKit kit, bool premium, params string[] categories) =>
        kit.ConnectAsync<NewsRoom>("daily", new { categories, premium }, Demo.Guest);

    [Fact]
    public async Task PublishArticle_ByInterestAndStanding_ReachesThoseWhoMatch()
    {
        await using var kit = Demo.Start();
        var sports = await JoinAsync(kit, false, "sports", "weather");
        var sportsPremium = await JoinAsync(kit, true, "sports");
        var politics = await JoinAsync(kit, true, "politics");

        await politics.CallAsync(room => room.PublishArticle(new Article("Final", "sports", false)));
        await politics.CallAsync(room => room.PublishArticle(new Article("Interview", "sports", true)));

        await sports.ExpectEventAsync("newArticle", new { title = "Final", category = "sports", premium = false });
        await sports.ExpectNoEventAsync();
        await sportsPremium.ExpectEventAsync(new NewArticle("Final", "sports", false));
        await sportsPremium.ExpectEventAsync(new NewArticle("Interview", "sports", true));
        await politics.ExpectNoEventAsync();
    }
}
