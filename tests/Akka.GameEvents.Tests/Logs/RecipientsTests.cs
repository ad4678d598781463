using Akka.GameEvents.Logs;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Tests.Logs;

public class RecipientsTests
{
    private static readonly Arbitrary<int[]> Slots = Gen.ArrayOf(Gen.Choose(0, 500)).Select(slots => slots.Distinct().ToArray()).ToArbitrary();

    [Fact]
    public void Of_Slots_IncludesThoseAndNoOthers() => Prop.ForAll(Slots, slots =>
    {
        var recipients = Recipients.Of(slots);
        return !recipients.IsPublic && slots.Order().SequenceEqual(Enumerable.Range(0, 600).Where(recipients.Includes));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_HalfOfAThousand_IsKeptInABitASlot() =>
        Assert.Equal(1024 / 8, Recipients.Of([.. Enumerable.Range(0, 500).Select(i => (i * 2) + 1)]).RetainedBytes);
}
