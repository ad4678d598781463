using Akka.GameEvents.Options;

namespace Akka.GameEvents.Server.Settings;

/// <summary>The settings under <c>gameevents.admin.otlp</c>.</summary>
internal sealed record OtlpOptions
{
    /// <summary>The OpenTelemetry collector that metrics and traces are sent to, such as http://127.0.0.1:4317; null for none. Default null.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What it speaks: grpc, as a rule at port 4317, or http/protobuf, at 4318. Default grpc.</summary>
    public string Protocol { get; init; } = OtlpSettings.Grpc;

    /// <summary>Headers of each request to it, as name=value with commas between; null for none. Default null.</summary>
    [Secret]
    public string? Headers { get; init; }

    /// <summary>How often metrics are sent. Default 60 s.</summary>
    [SettingRange("1s", "1h")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Which part of the traces is sent, chosen where they begin: 1 for all, 0.01 for one in a hundred, 0 for none. Default 1.</summary>
    [SettingRange("0", "1")]
    public double TracesSampleRatio { get; init; } = 1;
}
