using System.Text.Json;
using Akka.GameEvents.Protocol.Tests.Vectors;

namespace Akka.GameEvents.Client.Tests.Vectors;

/// <summary>tests/vectors/addresses.json, as far as a client makes addresses.</summary>
public class AddressVectorTests
{
    private static readonly JsonElement File = VectorFile.Load("addresses.json");

    [Fact]
    public void Of_ValidTypeAndKey_IsTheText() => Assert.All(
        File.GetProperty("valid").EnumerateArray(),
        vector => Assert.Equal(VectorFile.Text(vector.GetProperty("text")), Make(vector).Text));

    [Fact]
    public void Of_WhatIsNoAddress_IsRefused() => Assert.All(
        File.GetProperty("invalidParts").EnumerateArray(),
        vector => Assert.Equal(GameErrorCodes.BadMessage, Assert.Throws<GameError>(() => Make(vector)).Code));

    private static ActorAddress Make(JsonElement vector) => ActorAddress.Of(
        VectorFile.Text(vector.GetProperty("type")),
        [.. vector.GetProperty("key").EnumerateArray().Select(VectorFile.Text)]);
}
