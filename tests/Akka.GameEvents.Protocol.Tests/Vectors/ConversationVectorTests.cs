using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Akka.GameEvents.Protocol.Tests.Vectors;

/// <summary>Holds the conversations to their own format and to the registries; a running server is held to the conversations.</summary>
public partial class ConversationVectorTests
{
    private static readonly string[] Verbs =
        ["send", "sendText", "sendBinary", "enter", "open", "expect", "expectInAnyOrder", "expectClose", "close"];

    private static readonly string[] Modifiers = ["as", "refused", "times", "skipping", "optional", "without", "different"];

    private static readonly string[] ClientTypes = ["hello", "join", "leave", "listen", "call", "emit", "auth", "ping", "bye"];

    private static readonly string[] ServerTypes =
        ["welcome", "joined", "left", "result", "error", "ok", "pong", "event", "gap", "caughtup", "bye"];

    public static TheoryData<string> Names => [.. Conversations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_Always_AreOfTheFormat(string name)
    {
        var variables = Conversations.All[name].TryGetProperty("each", out var each)
            ? each.EnumerateObject().Select(variable => variable.Name).ToHashSet()
            : [];

        foreach (var step in Conversations.StepsOf(name))
        {
            Assert.Single(step.EnumerateObject(), member => Verbs.Contains(member.Name));
            Assert.All(step.EnumerateObject(), member => Assert.Contains(member.Name, Verbs.Concat(Modifiers)));
            var texts = TextsOf(step).ToList();
            variables.UnionWith(texts.Select(text => Capture().Match(text)).Where(match => match.Success).Select(match => match.Groups[1].Value));
            Assert.All(texts.Where(text => text.StartsWith('$')), text => Assert.True(IsForm(text, variables), text));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sends_Always_AreWellFormed(string name) =>
        Assert.All(Conversations.MessagesOf(name), message =>
            Assert.IsAssignableFrom<ClientMessage>(Assert.Single(PacketReader.Read(Encoding.UTF8.GetBytes(message.ToJsonString())).Items)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Expectations_Always_AreOfTheProtocol(string name)
    {
        foreach (var pattern in Conversations.PatternsOf(name))
        {
            Assert.Contains(pattern.GetProperty("t").GetString(), ServerTypes);
            if (CodeOf(pattern) is { } code)
                Assert.NotNull(ErrorCodes.Find(code));
        }

        Assert.All(Conversations.ClosesOf(name), value => Assert.Contains(CloseCode.All, close => close.Value == value));
    }

    [Fact]
    public void Uncovered_Codes_AreThoseThatNoConversationReaches() =>
        AssertUncovered("codes", ErrorCodes.All.Select(code => code.Name), names => names.SelectMany(Conversations.PatternsOf).Select(CodeOf));

    [Fact]
    public void Uncovered_Closes_AreThoseThatNoConversationReaches() =>
        AssertUncovered("closes", CloseCode.All.Select(close => Text(close.Value)), names => names.SelectMany(Conversations.ClosesOf).Select(Text));

    [Fact]
    public void Uncovered_Messages_AreThoseThatNoConversationSends() =>
        AssertUncovered("messages", ClientTypes, names => names.SelectMany(Conversations.MessagesOf).Select(message => message["t"]!.GetValue<string>()));

    private static void AssertUncovered(string kind, IEnumerable<string> all, Func<IEnumerable<string>, IEnumerable<string?>> reached) =>
        Assert.Equal(
            VectorFile.Load("uncovered.json").GetProperty(kind).EnumerateObject().Select(entry => entry.Name).Order(),
            all.Except(reached(Conversations.All.Keys).OfType<string>()).Order());

    private static string? CodeOf(JsonElement pattern) =>
        pattern.TryGetProperty("code", out var code) && code.GetString() != "$absent" ? code.GetString() : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A type, a token, or a variable that was captured before.</summary>
    private static bool IsForm(string text, HashSet<string> variables) =>
        Type().IsMatch(text)
        || (text.StartsWith("$token:", StringComparison.Ordinal)
            && VectorFile.Load("tokens.json") is var tokens
            && (tokens.GetProperty("valid").TryGetProperty(text[7..], out _) || tokens.GetProperty("refused").TryGetProperty(text[7..], out _)))
        || (Use().Match(text) is { Success: true } use && variables.Contains(use.Groups[1].Value));

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };

    [GeneratedRegex(@"^\$(?:any|string|int|bool|array|object):([a-zA-Z]+)$")]
    private static partial Regex Capture();

    [GeneratedRegex(@"^\$(?:any|string|int|bool|array|object|absent)(?::[a-zA-Z]+)?$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^\$([a-zA-Z]+)(?:\+\d+|\.[a-z]+)?$")]
    private static partial Regex Use();
}
