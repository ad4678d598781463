using System.Text.Json.Nodes;
using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Vectors;

/// <summary>Plays a conversation with a running server.</summary>
internal sealed class ConversationRunner(ServerUnderTest server, ConversationCase conversation)
{
    private const string Default = "ann";

    private readonly Dictionary<string, WireClient> _clients = [];
    private Variables _variables = conversation.Variables;

    public async Task RunAsync()
    {
        foreach (var (step, number) in conversation.Steps.Select((step, index) => (step, index + 1)))
        {
            try
            {
                await RunAsync(step);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"'{conversation.Name}', step {number}, {step.ToJsonString()}: {e.Message}", e);
            }
        }

        foreach (var client in _clients.Values)
        {
            if (!client.IsClosed) await client.ByeAsync();
            client.Dispose();
        }
    }

    private async Task RunAsync(JsonObject step)
    {
        var name = step["as"]?.GetValue<string>() ?? Default;
        if (step.TryGetPropertyValue("open", out var open))
        {
            await OpenAsync(name, open?["origin"]?.GetValue<string>(), step["refused"]?.GetValue<int>());
            return;
        }

        if (!_clients.ContainsKey(name)) await OpenAsync(name, origin: null, refused: null);
        var client = _clients[name];
        if (step.TryGetPropertyValue("send", out var sent)) await client.SendTextAsync(_variables.Fill(sent)?.ToJsonString() ?? "null");
        else if (step.TryGetPropertyValue("sendText", out var text)) await client.SendFrameAsync(Opcode.Text, _variables.Bytes(text));
        else if (step.TryGetPropertyValue("sendBinary", out var bytes)) await client.SendFrameAsync(Opcode.Binary, _variables.Bytes(bytes));
        else if (step.TryGetPropertyValue("enter", out var token)) await client.HelloAsync(token is null ? null : Variables.TokenOf(token.GetValue<string>()));
        else if (step.TryGetPropertyValue("close", out var code)) await client.CloseAsync(code!.GetValue<int>());
        else if (step.TryGetPropertyValue("expectClose", out var closed)) await client.ExpectCloseAsync(closed!.GetValue<int>());
        else if (step.TryGetPropertyValue("expect", out var pattern)) await ExpectAsync(client, pattern, step);
        else await ExpectInAnyOrderAsync(client, [.. step["expectInAnyOrder"]!.AsArray()]);
    }

    private async Task OpenAsync(string name, string? origin, int? refused)
    {
        var (head, client) = await WireClient.UpgradeAsync(server.Port, origin);
        Assert.StartsWith($"HTTP/1.1 {refused ?? 101} ", head, StringComparison.Ordinal);
        if (refused is null) _clients.Add(name, client);
        else client.Dispose();
    }

    private async Task ExpectAsync(WireClient client, JsonNode? pattern, JsonObject step)
    {
        for (var times = step["times"]?.GetValue<int>() ?? 1; times > 0; times--)
        {
            while (!await TryTakeAsync(client, pattern, step["without"]?.GetValue<string>()))
            {
                if (step["optional"]?.GetValue<bool>() == true) return;
                var other = await client.ArriveAsync();
                Assert.True(Skipped(step).Any(skipped => Matches(skipped, other)), $"not this: {other}");
            }
        }

        if (step["different"] is JsonArray names)
            Assert.Distinct(names.Select(name => _variables.Get(name!.GetValue<string>())!.ToJsonString()));
    }

    private async Task ExpectInAnyOrderAsync(WireClient client, List<JsonNode?> patterns)
    {
        while (patterns.Count > 0)
        {
            var arrival = await client.ArriveAsync();
            var found = patterns.FindIndex(pattern => Matches(pattern, arrival));
            Assert.True(found >= 0, $"none of these: {arrival}");
            patterns.RemoveAt(found);
        }
    }

    private async Task<bool> TryTakeAsync(WireClient client, JsonNode? pattern, string? without)
    {
        var arrival = await client.PeekAsync();
        if (!Matches(pattern, arrival)) return false;
        if (without is not null) Assert.DoesNotContain(without, arrival.ToString(), StringComparison.Ordinal);
        await client.ArriveAsync();
        return true;
    }

    /// <summary>What a pattern captures counts only when all of it matches.</summary>
    private bool Matches(JsonNode? pattern, Arrival arrival)
    {
        var captured = _variables.Copy();
        if (arrival.Message is not { } message || !Pattern.Matches(pattern, message, captured)) return false;
        _variables = captured;
        return true;
    }

    private static IReadOnlyList<JsonNode?> Skipped(JsonObject step) => step["skipping"] switch
    {
        null => [],
        JsonArray several => [.. several],
        var one => [one],
    };
}
