using System.Globalization;
using System.Text.RegularExpressions;

namespace Akka.GameEvents.Protocol.Tests.Codes;

/// <summary>The closed lists of codes stand in code, in docs/protocol.md and in docs/errors.md: they are the same.</summary>
public partial class DocumentTests
{
    private const string None = "–";

    [Fact]
    public void ErrorsDocument_Codes_AreTheRegistry() =>
        Assert.Equal(
            ErrorCodes.All.Select(code => (Name: $"`{code.Name}`", Status(code), Run(code), code.Description)),
            MarkdownTable.Below("errors.md", "## Codes").Select(row => (row[0], row[1], row[2], row[3])));

    [Fact]
    public void ErrorsDocument_Codes_AllSayWhatToDo() =>
        Assert.All(MarkdownTable.Below("errors.md", "## Codes"), row => Assert.NotEmpty(row[4]));

    [Fact]
    public void ErrorsDocument_CloseCodes_AreTheRegistry() =>
        Assert.Equal(
            CloseCode.All.Select(close => (
                close.Value.ToString(CultureInfo.InvariantCulture), close.Bye is null ? None : $"`{close.Bye}`", Words(close.Reaction), close.Description)),
            MarkdownTable.Below("errors.md", "## Close codes").Select(row => (row[0], row[1], row[2], row[3])));

    [Fact]
    public void ProtocolDocument_Codes_AreTheRegistry() =>
        Assert.Equal(
            ErrorCodes.All.Select(code => (code.Name, Status(code), Run(code))),
            MarkdownTable.Below("protocol.md", "## 6.").SelectMany(row => Code().Matches(row[0])
                .Select((match, index) => (match.Groups[1].Value, PartOf(row[1], index), PartOf(row[2], index)))));

    [Fact]
    public void ProtocolDocument_CloseCodes_AreKnownWithTheirReaction()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "protocol.md")).ReplaceLineEndings(" ");
        var clauses = CloseClause().Match(text).Groups;

        foreach (var close in CloseCode.All.Where(close => close.Reaction != CloseReaction.Reconnect))
            Assert.Contains(Text(close), clauses[close.Reaction.ToString()].Value, StringComparison.Ordinal);
        foreach (var close in CloseCode.All.Where(close => close.Reaction == CloseReaction.Reconnect))
            Assert.DoesNotContain(Text(close), clauses["Stop"].Value + clauses["Wait"].Value + clauses["ReconnectAndFail"].Value, StringComparison.Ordinal);
        Assert.Equal(
            CloseCode.All.Where(close => close.Value != 1000).Select(Text).Append("1006").Order(),
            Number().Matches(string.Concat(clauses.Values.Skip(1).Select(clause => clause.Value))).Select(match => match.Value).Where(n => n != "1000").Order());
    }

    private static string Text(CloseCode close) => close.Value.ToString(CultureInfo.InvariantCulture);

    private static string Status(ErrorCode code) => code.HttpStatus?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string Run(ErrorCode code) => code.Run == RunState.None ? None : code.Run.ToString().ToLowerInvariant();

    private static string Words(CloseReaction reaction) => reaction switch
    {
        CloseReaction.ReconnectAndFail => "reconnect and fail",
        _ => reaction.ToString().ToLowerInvariant(),
    };

    /// <summary>One value for all the codes of a row, or one for each.</summary>
    private static string PartOf(string cell, int index) => cell.Split(" / ") is { Length: > 1 } parts ? parts[index] : cell;

    [GeneratedRegex(@"`([a-z_]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"Close codes\. \*Stop\*:(?<Stop>.*?)\*Wait for `retry`, at least 5 s\*:(?<Wait>.*?)\*Reconnect, but fail.*?\*:(?<ReconnectAndFail>.*?)\*Reconnect\*:(?<Reconnect>.*?)Packets:")]
    private static partial Regex CloseClause();

    [GeneratedRegex(@"\b(?:10\d\d|4\d\d\d)\b")]
    private static partial Regex Number();
}
