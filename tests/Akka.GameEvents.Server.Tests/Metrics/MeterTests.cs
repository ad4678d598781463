using Akka.GameEvents.Gateway.Tests.Support;
using Akka.GameEvents.Server.Tests.Servers;
using Akka.GameEvents.Server.Tests.Wire;

namespace Akka.GameEvents.Server.Tests.Metrics;

/// <summary>What the meters say after something has happened.</summary>
public class MeterTests
{
    [Fact]
    public async Task Calls_OfEveryOutcome_CountUnderTheirCodes()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var record = new InstrumentRecord(server);
        using var ann = await WireClient.EnterAsync(server);

        await ann.CallAsync("counter/a", "increment", 1);
        await ann.CallAsync("counter/a", "incrementAndFail", 1);
        await ann.CallAsync("counter/a", "no-such-action");
        await ann.CallAsync("nothing/a", "get");

        var codes = record.Measured().Where(m => m.Instrument.Name == "gameevents.calls").SelectMany(m => m.Labels).Select(label => label.Value);
        Assert.Equal(["ok", "user_error", "action_unknown", "actor_type_unknown"], codes);
    }

    [Fact]
    public async Task Turns_OfACall_NameTypeKindAndAction()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var record = new InstrumentRecord(server);
        using var ann = await WireClient.EnterAsync(server);

        await ann.CallAsync("counter/a", "increment", 1);
        await ann.CallAsync("counter/a", "get");

        var turns = record.Measured().Where(m => m.Instrument.Name == "gameevents.turns.duration").ToArray();
        Assert.Contains("counter start ", turns.Select(turn => string.Join(' ', turn.Labels.Select(label => label.Value))));
        Assert.Contains("counter call increment", turns.Select(turn => string.Join(' ', turn.Labels.Select(label => label.Value))));
        Assert.All(turns, turn => Assert.InRange(turn.Value, 0, 60));
    }

    [Fact]
    public async Task Gauges_TwoClientsInTwoActors_TellOfThem()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var record = new InstrumentRecord(server);
        using var ann = await WireClient.EnterAsync(server);
        using var bob = await WireClient.EnterAsync(server);
        await ann.JoinAsync("counter", "a");
        await ann.JoinAsync("bench", "a");
        await bob.JoinAsync("counter", "a");

        Assert.Equal(2, record.Sum("gameevents.links", "transport=websocket"));
        Assert.Equal(2, record.Sum("gameevents.sessions"));
        Assert.Equal(1, record.Sum("gameevents.actors", "actor=counter"));
        Assert.Equal(2, record.Sum("gameevents.connections", "actor=counter"));
        Assert.Equal(1, record.Sum("gameevents.connections", "actor=bench"));
    }

    [Fact]
    public async Task Waiting_ActorThatIsBusy_CountsWhatWaitsForIt()
    {
        var time = new ManualTime();
        await using var server = await ServerUnderTest.StartAsync(time: time);
        using var record = new InstrumentRecord(server);
        using var ann = await WireClient.EnterAsync(server);
        await ann.BeginCallAsync("counter/a", "sleep", 1000);
        await ann.BeginCallAsync("counter/a", "get");
        await ann.BeginCallAsync("counter/a", "get");

        await Until.TrueAsync(() => Task.FromResult(record.Sum("gameevents.actors.waiting", "actor=counter") == 2));
        Assert.Equal(2, record.Sum("gameevents.actors.deepest_mailbox", "actor=counter"));
        await ann.ReceiveAsync(time);
    }
}
