using System.Text.RegularExpressions;
using Akka.GameEvents.Forwarders.Mapping;
using Akka.GameEvents.Forwarders.Postgres;
using Akka.GameEvents.Forwarders.Webhooks;
using Akka.GameEvents.Options;
using Akka.GameEvents.ServerEvents;
using Npgsql;

namespace Akka.GameEvents.Forwarders.Settings;

/// <summary>Finds what is wrong with the settings of forwarders, beyond what is out of its range.</summary>
internal static partial class ForwarderCheck
{
    private const string Root = "gameevents.server-events.forwarders";

    /// <param name="forwarders">The forwarders by name.</param>
    /// <param name="isDevelopment">Whether events may go to other machines in the clear.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static void Check(IReadOnlyDictionary<string, ForwarderOptions> forwarders, bool isDevelopment, List<SettingProblem> problems)
    {
        foreach (var (name, options) in forwarders)
        {
            var path = $"{Root}.{name}";
            if (!Name().IsMatch(name) || name == HandlerQueue.Consumer)
                problems.Add(new SettingProblem(path, $"{path}: a forwarder's name is 1 to 64 letters, digits, - and _, and not {HandlerQueue.Consumer}."));
            CheckMapping(path, options, problems);
            if (options.Retry.MaxDelay < options.Retry.Delay)
                problems.Add(SettingProblem.Value($"{path}.retry.max-delay", SettingText.Write(options.Retry.MaxDelay), $"at least retry.delay, {SettingText.Write(options.Retry.Delay)}"));
            switch (options.Kind)
            {
                case ForwarderKind.Webhook:
                    CheckWebhook($"{path}.webhook", options.Webhook, isDevelopment, problems);
                    break;
                case ForwarderKind.File:
                    if (string.IsNullOrWhiteSpace(options.File.Path)) problems.Add(Missing($"{path}.file.path", "the file that is written"));
                    break;
                case ForwarderKind.Postgres:
                    CheckPostgres($"{path}.postgres", options.Postgres, problems);
                    break;
                default:
                    problems.Add(Missing($"{path}.kind", SettingText.Expectation(typeof(ForwarderKind))));
                    break;
            }
        }
    }

    private static void CheckMapping(string path, ForwarderOptions options, List<SettingProblem> problems)
    {
        for (var i = 0; i < options.Filter.Names.Count; i++)
        {
            if (options.Filter.Names[i].IndexOf('*') is var star and >= 0 && star < options.Filter.Names[i].Length - 1)
                problems.Add(SettingProblem.Value($"{path}.filter.names.{i}", options.Filter.Names[i], "a name, with * at its end or without"));
        }

        for (var i = 0; i < options.Omit.Count; i++)
        {
            if (!EventMapping.Omissible.Contains(options.Omit[i]))
                problems.Add(SettingProblem.Value($"{path}.omit.{i}", options.Omit[i], string.Join(", ", EventMapping.Omissible)));
        }
    }

    private static void CheckWebhook(string path, WebhookOptions options, bool isDevelopment, List<SettingProblem> problems)
    {
        if (options.Url is null) problems.Add(Missing($"{path}.url", "the address that batches are posted to"));
        else if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            problems.Add(SettingProblem.Secret($"{path}.url", "expected an address such as https://analytics.example/events."));
        else if (url.UserInfo.Length > 0)
            problems.Add(SettingProblem.Secret($"{path}.url", "an address has no user here; what the receiver wants to be shown belongs in webhook.headers."));
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && !isDevelopment)
            problems.Add(SettingProblem.Secret($"{path}.url", "expected https: outside of Development, events go to other machines encrypted only."));
        if (options.HmacKey is { } key && WebhookSignature.ReadKey(key) is null)
            problems.Add(SettingProblem.Secret($"{path}.hmac-key", "expected whsec_ and 24 to 64 bytes in base64, or at least 32 bytes of UTF-8."));
        foreach (var (name, value) in options.Headers)
        {
            if (!IsHeader(name, value)) problems.Add(SettingProblem.Secret($"{path}.headers.{name}", "a request cannot have this header."));
        }
    }

    private static void CheckPostgres(string path, EventTableOptions options, List<SettingProblem> problems)
    {
        if (options.ConnectionString is not { } text) problems.Add(Missing($"{path}.connection-string", "the database"));
        else if (!IsConnectionString(text)) problems.Add(SettingProblem.Secret($"{path}.connection-string", "expected a text such as Host=localhost;Database=game;Username=game."));
        if (!EventTable.IsName(options.Table))
            problems.Add(SettingProblem.Value($"{path}.table", options.Table, "a name in lower case, with or without a schema, of at most 58 letters, digits and _"));
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }

    /// <summary>Whether a request can have it: otherwise each one would fail.</summary>
    private static bool IsHeader(string name, string value)
    {
        using var request = new HttpRequestMessage();
        try
        {
            request.Headers.Add(name, value);
            return !name.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static SettingProblem Missing(string path, string expected) => new(path, $"{path} is not set: expected {expected}.");

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Name();
}
