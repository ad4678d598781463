using System.Net;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The addresses to listen on.</summary>
/// <param name="Urls">At least one.</param>
/// <param name="Source">The setting, variable or option that they are from.</param>
internal sealed record ListenUrls(IReadOnlyList<string> Urls, string Source)
{
    public const string Setting = "gameevents.http.urls";

    public const string Form = "http://ADDRESS:PORT or https://ADDRESS:PORT with an IP address, localhost, or * for all addresses";

    private static readonly string[] Variables = ["ASPNETCORE_URLS", "DOTNET_URLS"];

    public bool NeedTls => Urls.Any(IsTls);

    public static bool IsTls(string url) => url.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    /// <summary>Chooses by precedence, and notes URLs that cannot be listened on.</summary>
    public static ListenUrls Choose(SettingsSources sources, IReadOnlyList<string> configured, List<SettingProblem> problems)
    {
        var variable = Variables.FirstOrDefault(name => !string.IsNullOrEmpty(sources.Environment.GetValueOrDefault(name)));
        var chosen = sources.Urls.Count > 0 ? new ListenUrls(sources.Urls, "--urls")
            : variable is null ? new ListenUrls(configured, Setting)
            : new ListenUrls([sources.Environment[variable]], variable);
        chosen = chosen with { Urls = [.. chosen.Urls.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))] };
        if (chosen.Urls.Count == 0) problems.Add(SettingProblem.Value(chosen.Source, "", $"at least one {Form}"));
        problems.AddRange(chosen.Urls.Where(url => !IsServed(url)).Select(url => SettingProblem.Value(chosen.Source, url, Form)));
        return chosen;
    }

    /// <summary>Whether it is of that form.</summary>
    public static bool IsServed(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                && address.PathBase.Length == 0 && address.Port is >= 0 and <= IPEndPoint.MaxPort
                && (address.Host is "localhost" or "*" or "+" || address.IsUnixPipe || IPAddress.TryParse(address.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
