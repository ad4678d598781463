using FsCheck;
using FsCheck.Fluent;

namespace Akka.GameEvents.Protocol.Tests.Addresses;

public class ActorAddressProperties
{
    private static readonly Gen<string> Segment = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("", "a,b", "a/b", "%", "%2F", "~", "é", "😀", "\0", "\uD800", "user", new string('€', 85)));

    private static readonly Arbitrary<string[]> Key = Gen.ArrayOf(Segment).Select(key => key.Take(9).ToArray()).ToArbitrary();

    /// <summary>Texts near the canonical form: what a hostile or careless client would send.</summary>
    private static readonly Arbitrary<string> NearText = Gen.ArrayOf(Gen.Elements(
        "x", "/", "%", "%2F", "%2f", "%61", "%C3", "%A9", "%ED%A0%80", "~", ".", ",", "é", "\uDC00", "%0", "0", "A", "f")).Select(string.Concat).ToArbitrary();

    [Fact]
    public void TryParse_TextOfAnyAddress_IsThatAddress() =>
        Prop.ForAll(Key, key =>
            !ActorAddress.TryCreate("room", key, out var address)
            || (ActorAddress.TryParse(address.ToString(), out var parsed) && parsed.Equals(address) && parsed.Key.SequenceEqual(key)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_AnyText_AcceptsTheCanonicalFormOnly() =>
        Prop.ForAll(NearText, text =>
            !ActorAddress.TryParse("x" + text, out var address)
            || ActorAddress.Create(address.Type, address.Key).ToString() == "x" + text)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TryCreate_DifferentKeys_NeverCollide() =>
        Prop.ForAll(Key, Key, (left, right) =>
            !ActorAddress.TryCreate("x", left, out var a) || !ActorAddress.TryCreate("x", right, out var b) || a.Equals(b) == left.SequenceEqual(right))
            .QuickCheckThrowOnFailure();
}
