using Akka.GameEvents.Client;

namespace MyGame;

public static class Purchases
{
    public static async Task<int> TellAsync(GameClient client)
    {
        _ = client.EmitAsync("level_done", ("level", "7"));                     // fire and forget
        await client.EmitAsync(new ServerEvent("purchase", ("sku", "sword")) { Id = "order-4711" }); // the server has it
        var batch = await client.EmitBatchAsync([new ServerEvent("a"), new ServerEvent("b", ("n", "1"))]);
        await client.FlushAsync();                                              // all are judged: before a game quits
        return batch.Accepted + batch.Duplicates + batch.Rejected.Count;
    }
}
