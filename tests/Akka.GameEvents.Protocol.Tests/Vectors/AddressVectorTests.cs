using System.Text.Json;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

public class AddressVectorTests
{
    private static readonly JsonElement File = VectorFile.Load("addresses.json");

    public static TheoryData<int> Valid => [.. Enumerable.Range(0, File.GetProperty("valid").GetArrayLength())];

    public static TheoryData<int> InvalidParts => [.. Enumerable.Range(0, File.GetProperty("invalidParts").GetArrayLength())];

    public static TheoryData<int> InvalidTexts => [.. Enumerable.Range(0, File.GetProperty("invalidTexts").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Valid))]
    public void TryCreate_ValidVector_HasItsText(int index)
    {
        var vector = File.GetProperty("valid")[index];

        Assert.True(ActorAddress.TryCreate(TypeOf(vector), KeyOf(vector), out var address));
        Assert.Equal(VectorFile.Text(vector.GetProperty("text")), address.ToString());
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void TryParse_ValidVector_HasItsParts(int index)
    {
        var vector = File.GetProperty("valid")[index];

        Assert.True(ActorAddress.TryParse(VectorFile.Text(vector.GetProperty("text")), out var address));
        Assert.Equal(TypeOf(vector), address.Type);
        Assert.Equal(KeyOf(vector), address.Key);
    }

    [Theory]
    [MemberData(nameof(InvalidParts))]
    public void TryCreate_InvalidVector_IsFalse(int index)
    {
        var vector = File.GetProperty("invalidParts")[index];

        Assert.False(ActorAddress.TryCreate(TypeOf(vector), KeyOf(vector), out var address), vector.GetProperty("why").GetString());
        Assert.Null(address);
    }

    [Theory]
    [MemberData(nameof(InvalidTexts))]
    public void TryParse_InvalidVector_IsFalse(int index)
    {
        var vector = File.GetProperty("invalidTexts")[index];

        Assert.False(ActorAddress.TryParse(VectorFile.Text(vector.GetProperty("text")), out var address), vector.GetProperty("why").GetString());
        Assert.Null(address);
    }

    private static string TypeOf(JsonElement vector) => VectorFile.Text(vector.GetProperty("type"));

    private static string[] KeyOf(JsonElement vector) => [.. vector.GetProperty("key").EnumerateArray().Select(VectorFile.Text)];
}
