using System.Net;
using System.Text;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>Where the admin listener is and what it asks for, read and found good.</summary>
/// <param name="Urls">Empty when it stays closed.</param>
/// <param name="Token">Null when none is asked for, which is so on a developer's machine only.</param>
/// <param name="IsOptional">Whether the server goes on without it when its address is taken.</param>
internal sealed record AdminSettings(IReadOnlyList<string> Urls, string? Token, bool IsOptional)
{
    public const string UrlsSetting = "gameevents.admin.urls";

    private const string TokenSetting = "gameevents.admin.token";
    private const int MinTokenBytes = 32;

    public bool NeedTls => Urls.Any(ListenUrls.IsTls);

    /// <summary>A machine has one default address, and a developer starts a second server without a thought of it.</summary>
    public static AdminSettings Choose(AdminOptions options, bool isDevelopment, List<SettingProblem> problems)
    {
        problems.AddRange(options.Urls.Where(url => !ListenUrls.IsServed(url)).Select(url => SettingProblem.Value(UrlsSetting, url, ListenUrls.Form)));
        if (options.Token is null)
        {
            problems.AddRange(options.Urls.Where(url => ListenUrls.IsServed(url) && !IsLoopback(url)).Select(url => new SettingProblem(
                UrlsSetting, $"{UrlsSetting} = \"{url}\": others reach this address, so {TokenSetting} must be set; GAMEEVENTS_ADMIN_TOKEN sets it.")));
        }
        else if (Encoding.UTF8.GetByteCount(options.Token) is var bytes and < MinTokenBytes)
        {
            problems.Add(SettingProblem.Secret(TokenSetting, $"a token must have at least {MinTokenBytes} bytes; this has {bytes}."));
        }

        var isOpen = isDevelopment || options.Token is not null;
        return new AdminSettings(isOpen ? options.Urls : [], options.Token, IsOptional: isDevelopment);
    }

    private static bool IsLoopback(string url) =>
        BindingAddress.Parse(url).Host is var host && (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
}
