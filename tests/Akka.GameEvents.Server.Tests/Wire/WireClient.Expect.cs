using System.Text.Json;

namespace Akka.GameEvents.Server.Tests.Wire;

internal sealed partial class WireClient
{
    public async Task<JsonElement> ExpectAsync(string type)
    {
        var message = await ReceiveAsync();
        Assert.True(message.GetProperty("t").GetString() == type, $"Not {type}: {message}");
        return message;
    }

    public async Task<JsonElement> ExpectEventAsync(string name)
    {
        var message = await ExpectAsync("event");
        Assert.Equal(name, message.GetProperty("n").GetString());
        return message;
    }

    public async Task<JsonElement> ExpectErrorAsync(string code)
    {
        var message = await ExpectAsync("error");
        Assert.Equal(code, message.GetProperty("code").GetString());
        return message;
    }

    /// <summary>Expects the server to say bye with this code, and to close.</summary>
    public async Task<JsonElement> ExpectByeAsync(int close, string code)
    {
        var bye = await ExpectAsync("bye");
        Assert.Equal(code, bye.GetProperty("code").GetString());
        await ExpectCloseAsync(close);
        return bye;
    }

    public async Task ExpectCloseAsync(int code)
    {
        var arrival = await ArriveAsync();
        Assert.True(arrival.CloseCode == code, $"Not closed with {code}: {arrival}");
    }
}
