using System.Reflection;
using System.Text.RegularExpressions;
using Akka.GameEvents.Protocol;

namespace Akka.GameEvents.Client.Tests.Registry;

/// <summary>The client repeats the codes of the protocol library, since it refers to nothing: they are the same.</summary>
public class CodeRegistryTests
{
    private static readonly string[] OwnCodes =
    [
        GameErrorCodes.ConnectionLost, GameErrorCodes.Disposed, GameErrorCodes.ClientQueueFull, GameErrorCodes.BadEvent, GameErrorCodes.BadResult,
    ];

    [Fact]
    public void GameErrorCodes_AreTheRegistryAndTheClientsOwn() => Assert.Equal(
        ErrorCodes.All.Select(code => code.Name).Concat(OwnCodes),
        typeof(GameErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!));

    [Fact]
    public void ErrorsDocument_ClientsOwnCodes_AreThese()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "errors.md"));
        var sentence = Regex.Match(text, @"codes are a client's own.*?\n\n", RegexOptions.Singleline).Value;
        Assert.Equal(OwnCodes, Regex.Matches(sentence, "`([a-z_]+)`").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void ReactionTo_EveryCloseCode_IsTheRegistrys() => Assert.All(CloseCode.All, close => Assert.Equal(
        close.Value == 4001 ? Client.CloseReaction.Unauthorized : Enum.Parse<Client.CloseReaction>(close.Reaction.ToString()),
        CloseCodes.ReactionTo(close.Value)));

    [Fact]
    public void ErrorFor_CloseThatStops_IsTheRegistrysBye() => Assert.All(
        CloseCode.All.Where(close => close.Reaction == Protocol.CloseReaction.Stop && close.Bye is not null),
        close => Assert.Equal(close.Bye, CloseCodes.ErrorFor(close.Value)));
}
