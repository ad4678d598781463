using System.Text.Json;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

/// <summary>Holds client.json to the registry; the clients are held to client.json.</summary>
public class ClientVectorTests
{
    private static readonly JsonElement File = VectorFile.Load("client.json");

    [Fact]
    public void Closes_EveryCodeOfTheServer_HasItsReaction()
    {
        var vectors = File.GetProperty("closes").EnumerateArray()
            .Where(vector => !vector.TryGetProperty("newToken", out _))
            .ToLookup(vector => vector.GetProperty("code").GetInt32(), vector => vector.GetProperty("reaction").GetString());

        Assert.All(CloseCode.All, close =>
        {
            Assert.NotEmpty(vectors[close.Value]);
            Assert.All(vectors[close.Value], reaction => Assert.Equal(close.Reaction.ToString(), reaction, ignoreCase: true));
        });
    }

    [Fact]
    public void Closes_Byes_AreThoseOfTheirCode()
    {
        foreach (var vector in File.GetProperty("closes").EnumerateArray().Where(vector => vector.TryGetProperty("bye", out _)))
        {
            var bye = vector.GetProperty("bye").GetProperty("code").GetString()!;
            var close = CloseCode.All.FirstOrDefault(close => close.Value == vector.GetProperty("code").GetInt32());
            Assert.NotNull(ErrorCodes.Find(bye));
            Assert.True(close is null || bye == close.Bye || bye == ErrorCodes.VersionUnsupported, bye);
        }
    }
}
