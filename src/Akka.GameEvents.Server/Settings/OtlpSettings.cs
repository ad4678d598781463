using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>Where metrics and traces are sent, read and found good.</summary>
internal sealed record OtlpSettings(Uri Endpoint, bool IsGrpc, string? Headers, TimeSpan Interval, double TracesSampleRatio)
{
    /// <summary>The protocols, as OpenTelemetry itself spells them.</summary>
    public const string Grpc = "grpc";
    public const string HttpProtobuf = "http/protobuf";

    private const string Group = "gameevents.admin.otlp";

    /// <summary>Null when nothing is sent, and when a setting is refused.</summary>
    public static OtlpSettings? Choose(OtlpOptions options, List<SettingProblem> problems)
    {
        if (options.Protocol is not (Grpc or HttpProtobuf))
            problems.Add(SettingProblem.Value($"{Group}.protocol", options.Protocol, $"{Grpc} or {HttpProtobuf}"));
        if (!AreHeaders(options.Headers))
            problems.Add(SettingProblem.Secret($"{Group}.headers", "expected name=value with commas between, such as api-key=…,tenant=…."));
        return AddressOf(options.Endpoint, problems) is { } endpoint
            ? new OtlpSettings(endpoint, options.Protocol == Grpc, options.Headers, options.Interval, options.TracesSampleRatio)
            : null;
    }

    private static Uri? AddressOf(string? endpoint, List<SettingProblem> problems)
    {
        const string Path = $"{Group}.endpoint";
        if (endpoint is null) return null;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            problems.Add(SettingProblem.Value(Path, endpoint, "an address such as http://127.0.0.1:4317"));
            return null;
        }

        if (address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0) return address;
        problems.Add(SettingProblem.Secret(Path, $"an address has no user, query or fragment here; what the collector wants to be shown belongs in {Group}.headers."));
        return null;
    }

    /// <summary>Whether a request can have them: otherwise each one would fail, and nobody would be told why.</summary>
    private static bool AreHeaders(string? headers)
    {
        using var request = new HttpRequestMessage();
        try
        {
            foreach (var header in headers?.Split(',') ?? [])
            {
                if (header.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } value]) return false;
                request.Headers.Add(name, value);
            }

            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
