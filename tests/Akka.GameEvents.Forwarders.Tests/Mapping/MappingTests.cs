using Akka.GameEvents.Forwarders.Batches;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.Forwarders.Tests.Support;

namespace Akka.GameEvents.Forwarders.Tests.Mapping;

/// <summary>Which events are sent, and what of them.</summary>
public class MappingTests
{
    [Fact]
    public void Apply_ByDefault_LeavesOutTheAddressOnly()
    {
        var body = new EventMapping(new ForwarderOptions()).Apply(SomeEvents.Full);

        Assert.Equal(("ann", "s1", null), (body.User, body.Session, body.Address));
        Assert.Equal(SomeEvents.Full.Properties, body.Properties);
    }

    [Fact]
    public void Apply_RenameAndRedact_ChangesTheProperties()
    {
        var mapping = new EventMapping(new ForwarderOptions
        {
            Rename = new Dictionary<string, string> { ["amount"] = "price", ["secret"] = "open" },
            Redact = ["secret", "item"],
        });

        var body = mapping.Apply(new ServerEvent("purchase", ("item", "hat"), ("amount", "4.99"), ("secret", "x"), ("price", "old"), ("colour", "red")));

        Assert.Equal(new Dictionary<string, string> { ["price"] = "4.99", ["colour"] = "red" }, body.Properties);
    }

    [Fact]
    public void Apply_OmitNobodyIsTold_LeavesNoTraceOfTheSender()
    {
        var body = new EventMapping(new ForwarderOptions { Omit = ["user", "session", "address"] }).Apply(SomeEvents.Full);

        var json = System.Text.Encoding.UTF8.GetString(new OutgoingEvent(body, SomeEvents.Full, body).Json);
        Assert.DoesNotContain("ann", json, StringComparison.Ordinal);
        Assert.DoesNotContain("session", json, StringComparison.Ordinal);
        Assert.DoesNotContain("2001:db8", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, true)]
    public void Takes_External_IsAsTheFilterSays(bool? external, bool ofClient, bool ofCode)
    {
        var selection = new EventSelection(new ForwarderFilterOptions { External = external });

        Assert.Equal(ofClient, selection.Takes(SomeEvents.Full));
        Assert.Equal(ofCode, selection.Takes(SomeEvents.Full with { External = false }));
    }

    [Theory]
    [InlineData("purchase", true)]
    [InlineData("purchases", false)]
    [InlineData("Purchase", false)]
    [InlineData("account_", true)]
    [InlineData("account_updated", true)]
    [InlineData("account", false)]
    public void Takes_Names_ComparesThemAsTheyAre(string name, bool expected) =>
        Assert.Equal(expected, new EventSelection(new ForwarderFilterOptions { Names = ["purchase", "account_*"] }).Takes(new ServerEvent(name)));

    [Fact]
    public void Json_HalfACharacter_IsReplaced()
    {
        var happening = new ServerEvent("broken", ("text", "\uD83D"));

        var json = System.Text.Encoding.UTF8.GetString(new OutgoingEvent(happening, happening, EventBody.Of(happening)).Json);

        Assert.Contains("\uFFFD", json.Replace("\\uFFFD", "\uFFFD", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    [Fact]
    public void ToEvent_OfABody_IsTheEventAgain()
    {
        var again = EventBody.Of(SomeEvents.Full).ToEvent();

        Assert.Equal(EventBody.Of(SomeEvents.Full) with { Properties = again.Properties }, EventBody.Of(again));
    }
}
