using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Wire;

/// <summary>The program that the README shows does what the README says.</summary>
public class QuickstartTests
{
    [Fact]
    public async Task Quickstart_Started_IsPlayedByGuests()
    {
        await using var program = ServerProcess.Start(["--urls", "http://127.0.0.1:0"], assembly: "Quickstart.dll");
        using var client = await WireClient.OpenAsync(await program.WaitForPortAsync("Now listening on"));
        await client.HelloAsync();
        await client.JoinAsync("chatRoom", "lobby");

        await client.BeginCallAsync("chatRoom/lobby", "sendMessage", "Ann", "Hello everyone!");

        var told = await client.ExpectEventAsync("messageReceived");
        Assert.Equal("""{"user":"Ann","text":"Hello everyone!"}""", told.GetProperty("d").GetRawText());
        Assert.Equal(1, (await client.ExpectAsync("result")).GetProperty("d").GetInt32());
    }
}
