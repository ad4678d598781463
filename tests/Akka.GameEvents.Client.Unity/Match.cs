using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Akka.GameEvents.Client;

// Every form of the client's surface, as C# 9 writes it.
namespace MyGame
{
    [Event("playerMoved")]
    public sealed class PlayerMoved
    {
        public string PlayerId { get; set; }

        public double X { get; set; }

        public double Y { get; set; }
    }

    public static class Match
    {
        public static async Task PlayAsync(string url, Func<CancellationToken, ValueTask<string>> login, CancellationToken stop)
        {
            var options = new GameClientOptions
            {
                Dispatch = DispatchMode.ThreadPool,
                Json = new JsonSerializerOptions(JsonSerializerDefaults.Web),
                MaxCalls = 100,
                Emit = new EmitBuffer { MaxBatch = 10, MaxDelay = TimeSpan.FromSeconds(5), MaxBuffered = 10_000 },
            };
            await using var client = new GameClient(url, options) { Token = login };
            client.StateChanged += state => Console.WriteLine(state.Status == LinkStatus.Waiting ? $"{state.RetryAfter}" : $"{state.Status}");
            using var annoyed = client.Global.On<Payload>("annoy", payload => Console.WriteLine(payload));

            await using var room = client.Actor("gameRoom", "1").WithInput(new { seats = 4 }).Connect(
                new { playerId = "ann" },
                connection => connection.On<PlayerMoved>(async moved => await Task.FromResult(moved.X)));
            room.Gap += gap => Console.WriteLine($"{gap.Reason}: {gap.Snapshot.Json.GetRawText()}");
            room.Reconnected += again => Console.WriteLine(again.Replayed);
            room.Error += error => Console.WriteLine(error.Data?.ToString());
            var snapshot = await room.ReadyAsync<JsonElement>(stop);
            Console.WriteLine(snapshot);

            await room.CallAsync("move", 1.5, 2.5);
            await room.CallAsync("move", new object[] { 1.5, 2.5 }, stop);
            var n = await room.CallAsync<int>("count", Array.Empty<object>(), TimeSpan.FromSeconds(2), stop);
            Console.WriteLine(n);
            await client.Actor("counter", "a").Existing().CallAsync<long>("increment", 1);

            await client.EmitAsync("level_done", ("level", "7"), ("time", "81"));
            await client.EmitAsync(new ServerEvent("purchase") { Id = "order-1", Timestamp = TimeProvider.System.GetUtcNow() }, stop);
            var (accepted, _, rejected) = await client.EmitBatchAsync(new[] { new ServerEvent("a", ("x", "1")), new ServerEvent("b") }, stop);
            Console.WriteLine($"{accepted} {string.Join(",", rejected.Select(each => each.Code))}");
            await client.FlushAsync(stop);

            var buffer = new EventBuffer(64, EventOverflow.DropOldest);
            await foreach (var moved in room.EventsAsync<PlayerMoved>(buffer, stop))
                Console.WriteLine($"{moved.PlayerId} {buffer.Dropped}");
        }
    }
}
