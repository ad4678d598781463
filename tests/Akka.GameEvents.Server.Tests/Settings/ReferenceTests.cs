using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akka.GameEvents.Options;
using Akka.GameEvents.Server.Settings;
using Akka.GameEvents.Server.Settings.Reference;
using Akka.GameEvents.Server.Tests.Servers;

namespace Akka.GameEvents.Server.Tests.Settings;

/// <summary>One setting, one key, one comment, one property, one default, one unit, and one row in the documents.</summary>
public partial class ReferenceTests
{
    private static readonly IReadOnlyDictionary<string, ReferenceEntry> Entries = ReferenceEntry.Read(File.ReadAllText(ThisRepository.PathTo("hocon/reference.conf")));

    private static readonly SettingDescription[] Properties = [.. ServerSettings.DescribeDefaults()];

    public static TheoryData<string> Keys => [.. Properties.Select(setting => setting.Key)];

    [Fact]
    public void Reference_Keys_AreThoseOfTheProperties() =>
        Assert.Equal(Properties.Select(setting => setting.Key).Order(), Entries.Keys.Order());

    [Fact]
    public void Reference_Read_GivesTheDefaultsOfTheProperties()
    {
        var settings = ServerSettings.Load(new SettingsSources(null, [], new Dictionary<string, string>()));

        var read = ServerSettings.Describe(settings.Server, settings.Game);

        Assert.Equal(Properties.Where(setting => !setting.Key.Contains(".NAME.", StringComparison.Ordinal)).Select(setting => setting.Written), read.Select(setting => setting.Written));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Reference_Comment_IsTheSentenceOfTheProperty(string key)
    {
        var (sentence, _) = DocumentationOf(Properties.Single(setting => setting.Key == key));

        Assert.Equal(sentence, Entries[key].Comment);
        Assert.Matches(@"^[A-Z].+[^.]\.$", sentence);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Documentation_Default_IsThatOfTheProperty(string key)
    {
        var setting = Properties.Single(setting => setting.Key == key);

        var (_, said) = DocumentationOf(setting);

        var meant = setting.Value switch
        {
            null => "null",
            IReadOnlyDictionary<string, string> { Count: 0 } => "empty",
            IReadOnlyList<object> list => list.Count == 0 ? "empty" : string.Join(", ", list),
            string text => text,
            bool on => on ? "on" : "off",
            _ => setting.Written,
        };
        var type = setting.Property.PropertyType;
        var isNumber = type == typeof(int) || type == typeof(long) || type == typeof(TimeSpan);
        Assert.Equal(meant, isNumber ? SettingText.Write(SettingText.Parse(Unspaced(said), type)!) : said);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Reference_TimesAndSizes_HaveAUnit(string key)
    {
        var setting = Properties.Single(setting => setting.Key == key);
        if (setting.Property.PropertyType == typeof(TimeSpan)) Assert.Matches(@"^\d+(ms|s|m|h|d)$", Entries[key].Value);
        if (key.EndsWith("-bytes", StringComparison.Ordinal)) Assert.Matches(@"^\d+(KiB|MiB|GiB)$", Entries[key].Value);
    }

    [Fact]
    public void Page_InTheDocuments_IsWhatTheProgramPrints() =>
        Assert.Equal(ConfigurationPage.Write(), File.ReadAllText(ThisRepository.PathTo("docs/configuration.md")).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("reference.conf")]
    [InlineData("gameevents.conf")]
    [InlineData("production.conf")]
    [InlineData("cluster.conf")]
    public void File_OfTheRepository_IsAccepted(string name)
    {
        var environment = new Dictionary<string, string>
        {
            ["GAMEEVENTS_KEY"] = SettingsText.Key,
            ["DOTNET_ENVIRONMENT"] = name == "gameevents.conf" ? "Development" : "Production",
        };

        ServerSettings.LoadForServing(new SettingsSources(new FileInfo(ThisRepository.PathTo($"hocon/{name}")), [], environment));
    }

    /// <summary>The property's summary, in its sentence and what it says of the default.</summary>
    private static (string Sentence, string Default) DocumentationOf(SettingDescription setting)
    {
        var declaring = setting.Property.DeclaringType!;
        var file = XDocument.Load(Path.ChangeExtension(declaring.Assembly.Location, ".xml"), LoadOptions.PreserveWhitespace);
        var member = file.Descendants("member").Single(m => m.Attribute("name")!.Value == $"P:{declaring.FullName}.{setting.Property.Name}");
        var summary = Spaces().Replace(member.Element("summary")!.Value, " ").Trim();
        var parts = Regex.Match(summary, @"^(.+?) Default (.+)\.$");
        Assert.True(parts.Success, $"{setting.Key}: the summary has no \"Default …\": {summary}");
        return (parts.Groups[1].Value, parts.Groups[2].Value);
    }

    private static string Unspaced(string number) => number.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
        .Replace("min", "m", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
