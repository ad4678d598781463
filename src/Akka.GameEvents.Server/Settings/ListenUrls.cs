using System.Net;
using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The addresses to listen on.</summary>
internal static class ListenUrls
{
    private const string Form = "http://ADDRESS:PORT with an IP address, localhost, or * for all addresses; TLS belongs to a proxy in front";

    private static readonly string[] Variables = ["ASPNETCORE_URLS", "DOTNET_URLS"];

    /// <exception cref="SettingException">A URL cannot be listened on.</exception>
    public static IReadOnlyList<string> Choose(SettingsSources sources, IReadOnlyList<string> configured)
    {
        if (sources.Urls.Count > 0) return Read("--urls", sources.Urls);
        var variable = Variables.FirstOrDefault(name => !string.IsNullOrEmpty(sources.Environment.GetValueOrDefault(name)));
        return variable is null ? Read("gameevents.http.urls", configured) : Read(variable, [sources.Environment[variable]]);
    }

    private static string[] Read(string source, IReadOnlyList<string> texts)
    {
        string[] urls = [.. texts.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (urls.Length == 0) throw new SettingException(source, "", $"at least one {Form}");
        return Array.Find(urls, url => !IsServed(url)) is { } wrong ? throw new SettingException(source, wrong, Form) : urls;
    }

    private static bool IsServed(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme == Uri.UriSchemeHttp && address.PathBase.Length == 0 && address.Port is >= 0 and <= IPEndPoint.MaxPort
                && (address.Host is "localhost" or "*" or "+" || address.IsUnixPipe || IPAddress.TryParse(address.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
